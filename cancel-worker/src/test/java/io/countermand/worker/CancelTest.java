package io.countermand.worker;

import static io.countermand.domain.wire.Topics.LINE_ITEMS_SETTLED;
import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_SETTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.NameBasedId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cancellation from the command to the events, on a real broker and a real database. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class CancelTest {

    private static final String ORDER_PREFIX = "RA261120-";
    private String order = "";

    @BeforeEach
    void givenAPlatform() {
        Database.execute(
                "insert into access.platform (name, created_at) values ('acme', now()) on conflict do nothing");
        order = ORDER_PREFIX + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void voidsEveryEligibleLineItemAndRefundsItOnce() {
        var account = "account-" + order;
        given(Orders.onAccount(account, Orders.anOrderOf(order, 3)));
        assertThat(balance(account)).isEqualTo(-3 * 1050);

        var settled = whenEnded(Commands.cancel(order, 0));

        assertThat(settled.status()).isEqualTo("SUCCESSFUL");
        assertThat(settled.refund().value()).isEqualByComparingTo("30.00");
        assertThat(settled.refund().state()).isEqualTo("POSTED");
        assertThat(balance(account)).isEqualTo(-3 * 50);
        assertThat(refunds()).isEqualTo(3);
        assertThat(statusOfItems()).isEqualTo("CANCELLED");
        thenTheLedgerBalances();
    }

    @Test
    void keepsIneligibleLineItemsAsTheyAreAndCountsTheirRules() {
        var ten = new BigDecimal("10.00");
        given(Orders.page(
                order,
                5,
                1,
                List.of(
                        Orders.item(1),
                        Orders.item(2, "COMPLETE", "ACTIVE", "BRAND_CARD", ten),
                        Orders.item(3, "COMPLETE", "ACTIVE", "REWARD_LINK", new BigDecimal("4.00")),
                        Orders.item(4, "FAILED", null, "REWARD_LINK", null),
                        Orders.item(5, "COMPLETE", "FROZEN", "REWARD_LINK", ten))));

        var settled = whenEnded(Commands.cancel(order, 0));

        assertThat(settled.status()).isEqualTo("PARTIALFAILED");
        assertThat(settled.successfulLineItems()).isEqualTo(2);
        assertThat(settled.failedLineItems()).isEqualTo(3);
        assertThat(settled.ineligible())
                .containsOnlyKeys("PRODUCT_KIND", "REDEEMED", "LINE_ITEM_STATUS")
                .allSatisfy((rule, count) -> assertThat(count).isEqualTo(1));
        assertThat(refunds()).isEqualTo(2);
        thenTheLedgerBalances();
    }

    @Test
    void theOrderItselfIsNeverCancelled() {
        given(Orders.anOrderOf(order, 2));

        whenEnded(Commands.cancel(order, 0));

        assertThat(statusOfItems()).isEqualTo("CANCELLED");
        assertThat(Database.text("select status from cancellation.orders where reference_order_id = '" + order + "'"))
                .isEqualTo("COMPLETE");
    }

    @Test
    void duplicatesAndSecondCallersJoinTheSameAction() {
        given(Orders.anOrderOf(order, 2));
        var first = Commands.cancel(order, 0);
        send(first);
        send(first);
        send(Commands.cancel(order, 0));

        var settled = whenEnded(Commands.cancel(order, 0));

        assertThat(settled.actionId()).isEqualTo(first.actionId());
        assertThat(refunds()).isEqualTo(2);
        assertThat(Database.number("select count(*) from cancellation.action a join cancellation.orders o"
                        + " on o.id = a.order_id where o.reference_order_id = '" + order + "'"))
                .isEqualTo(1);
    }

    @Test
    void cancellingAgainChangesNothingAndSaysSo() {
        given(Orders.anOrderOf(order, 2));
        whenEnded(Commands.cancel(order, 0));

        var again = whenEnded(Commands.cancel(order, 1));

        assertThat(again.status()).isEqualTo("FAILED");
        assertThat(again.ineligible()).containsEntry("ALREADY_SETTLED", 2);
        assertThat(again.refund().state()).isEqualTo("NONE");
        assertThat(refunds()).isEqualTo(2);
    }

    @Test
    void aFrozenLineItemIsCancelledAndFreezingTwiceIsIneligible() {
        given(Orders.anOrderOf(order, 1));
        var frozen = whenEnded(Commands.of(Target.order(order), OrderAction.FREEZE, 0, "FRAUD"));
        var again = whenEnded(Commands.of(Target.order(order), OrderAction.FREEZE, 1, "FRAUD"));
        var cancelled = whenEnded(Commands.cancel(order, 0));

        assertThat(frozen.status()).isEqualTo("SUCCESSFUL");
        assertThat(frozen.refund().state()).isEqualTo("NONE");
        assertThat(again.ineligible()).containsEntry("ALREADY_SETTLED", 1);
        assertThat(cancelled.status()).isEqualTo("SUCCESSFUL");
        thenTheLedgerBalances();
    }

    @Test
    void aRedemptionDoesNotHideBehindAFreezeThatWasLifted() {
        given(Orders.anOrderOf(order, 1));
        whenEnded(Commands.of(Target.order(order), OrderAction.FREEZE, 0, "FRAUD"));
        whenEnded(Commands.of(Target.order(order), OrderAction.UNFREEZE, 0, "FRAUD"));
        // as the intake writes news of a redemption whose remaining balance has not come yet
        Database.execute("update cancellation.line_item i set reward_status = 'REDEEMED' where " + isOfOrder());

        var cancelled = whenEnded(Commands.cancel(order, 0));

        assertThat(cancelled.ineligible()).containsEntry("REDEEMED", 1);
        assertThat(refunds()).isZero();
    }

    @Test
    void aFreezeThatRanOutIsReleasedByAnOrdinaryAction() {
        given(Orders.anOrderOf(order, 2));
        var freeze = Commands.of(Target.order(order), OrderAction.FREEZE, 0, "FRAUD");
        whenEnded(freeze);
        Database.execute(
                "update cancellation.action set release_due_at = now() where id = '" + freeze.actionId() + "'");

        var released = settledOf(NameBasedId.of("release", freeze.actionId().toString()));

        assertThat(released.action()).isEqualTo(OrderAction.UNFREEZE);
        assertThat(released.reasonCode()).isEqualTo("EXPIRED");
        assertThat(released.status()).isEqualTo("SUCCESSFUL");
        assertThat(statusOfItems()).isEqualTo("ACTIVE");
    }

    @Test
    void aLineItemIsCancelledAlone() {
        given(Orders.anOrderOf(order, 3));
        var target = Target.lineItem(new LineItemId(order, 2));

        var settled = whenEnded(Commands.of(target, OrderAction.CANCEL, 0, "RECIPIENT"));

        assertThat(settled.totalLineItems()).isEqualTo(1);
        assertThat(settled.lineNumber()).isEqualTo(2);
        assertThat(refunds()).isEqualTo(1);
    }

    @Test
    void tellsTheVerdictOfEveryLineItemWithRisingSequence() {
        given(Orders.anOrderOf(order, 2));
        var settled = whenEnded(Commands.cancel(order, 0));

        var chunks = Topic.of(LINE_ITEMS_SETTLED).records(LineItemsSettled.class).stream()
                .filter(chunk -> chunk.referenceOrderId().equals(order))
                .toList();

        assertThat(chunks).hasSize(1);
        assertThat(chunks.getFirst().sequence()).isLessThan(settled.sequence());
        assertThat(chunks.getFirst().lineItems())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.rewardStatus()).isEqualTo("CANCELLED"));
    }

    @Test
    void aPoisonRecordIsParkedAndTheNextOneProcessed() {
        given(Orders.anOrderOf(order, 1));
        var requested = Topic.of(ORDER_ACTIONS_REQUESTED);
        requested.sendBytes(order, "no json".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        requested.send(order, Commands.cancel("RA261120-not-there", 0));

        var settled = whenEnded(Commands.cancel(order, 0));

        assertThat(settled.status()).isEqualTo("SUCCESSFUL");
        assertThat(Database.number(
                        "select count(*) from cancellation.parked_record where topic = '" + requested.name() + "'"))
                .isGreaterThanOrEqualTo(2);
    }

    private String isOfOrder() {
        return "i.order_id = (select id from cancellation.orders where reference_order_id = '" + order + "')";
    }

    private void given(OrderIssued issued) {
        Topic.of(ORDERS_ISSUED).send(issued.referenceOrderId(), issued);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number("select count(*) from cancellation.orders where reference_order_id = '"
                                + order + "' and arrived_line_items = total_line_items")
                        == 1);
    }

    private static void send(OrderActionRequested command) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(command.target().referenceOrderId(), command);
    }

    private static OrderActionSettled whenEnded(OrderActionRequested command) {
        send(command);
        return settledOf(command.actionId());
    }

    private static OrderActionSettled settledOf(UUID actionId) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Topic.of(ORDER_ACTIONS_SETTLED).records(OrderActionSettled.class).stream()
                                .filter(settled -> settled.actionId().equals(actionId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static long balance(String account) {
        return Database.number("select coalesce(max(l.balance_minor), 0) from cancellation.ledger_account l"
                + " join cancellation.account a on a.id = l.account_id where a.identifier = '" + account + "'");
    }

    private long refunds() {
        return Database.number(
                "select count(*) from cancellation.refund r join cancellation.orders o on o.id = r.order_id"
                        + " where o.reference_order_id = '" + order + "'");
    }

    private String statusOfItems() {
        return Database.text("select string_agg(distinct settled_reward, ',') from cancellation.line_item i"
                + " join cancellation.orders o on o.id = i.order_id where o.reference_order_id = '" + order + "'");
    }

    private static void thenTheLedgerBalances() {
        assertThat(Database.number("select coalesce(sum(amount_minor), 0) from cancellation.posting"))
                .isZero();
        assertThat(Database.number("""
                        select count(*) from cancellation.ledger_account l where balance_minor <>
                            (select coalesce(sum(amount_minor), 0) from cancellation.posting p where p.ledger_account_id = l.id)
                            and balance_minor is not null
                        """)).isZero();
    }
}
