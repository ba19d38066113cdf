package io.countermand.worker;

import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.domain.wire.Topics.REWARDS_CHANGED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.OrderIssued.Amount;
import io.countermand.domain.wire.OrderIssued.Item;
import io.countermand.domain.wire.RewardChanged;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the worker takes in, what it drops and what it parks; every test on an order of its own. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class IntakeTest {

    private static final BigDecimal TEN = new BigDecimal("10.00");
    private String order = "";

    @BeforeEach
    void givenTwoPlatforms() {
        Database.execute("insert into access.platform (name, created_at) values ('acme', now()), ('globex', now())"
                + " on conflict do nothing");
        order = "RA261120-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void takesPagesInAnyOrderAndAsOftenAsTheyCome() {
        var first = Orders.page(order, 4, 1, items(1, 2));
        var second = Orders.page(order, 4, 1, items(3, 4));
        whenSent(second, first, second, first);

        then("arrived_line_items from cancellation.orders where " + isOrder(), "4");
        then("count(*) from cancellation.ledger_transaction t where kind = 'CHARGE' and " + ofOrder("t"), "2");
    }

    @Test
    void aNewerVersionChangesStatusAndAnOlderOneIsDropped() {
        whenSent(withStatus(Orders.page(order, 1, 2, items(1, 1)), "PARTIAL"));
        then("status from cancellation.orders where " + isOrder(), "PARTIAL");

        whenSent(withStatus(Orders.page(order, 1, 1, items(1, 1)), "FAILED"), Orders.anOrderOf(order + "-end", 1));

        await().until(() -> Database.number(
                        "select count(*) from cancellation.orders where reference_order_id = '" + order + "-end'")
                == 1);
        then("status from cancellation.orders where " + isOrder(), "PARTIAL");
    }

    @Test
    void aPendingLineItemIsChargedWhenItCompletesAndOnlyOnce() {
        var pending = Orders.item(1, "PENDING", null, "REWARD_LINK", null);
        whenSent(Orders.page(order, 1, 1, List.of(pending)));
        then("count(*) from cancellation.line_item i where charged_by is null and " + ofOrder("i"), "1");

        whenSent(Orders.page(order, 1, 2, items(1, 1)), Orders.page(order, 1, 3, items(1, 1)));

        then("version from cancellation.line_item i where " + ofOrder("i"), "3");
        then("count(*) from cancellation.ledger_transaction t where kind = 'CHARGE' and " + ofOrder("t"), "1");
    }

    @Test
    void parksAnOrderIdThatBelongsToAnotherPlatform() {
        whenSent(Orders.anOrderOf(order, 1));
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");

        whenSent(ofPlatform(Orders.anOrderOf(order, 1), "globex"));

        thenParked("the order id belongs to another platform");
    }

    @Test
    void parksAChangedTotal() {
        whenSent(Orders.page(order, 2, 1, items(1, 1)), Orders.page(order, 3, 2, items(2, 2)));

        thenParked("totalLineItems of an order never changes");
    }

    @Test
    void theFirstOrderKeepsItsExternalRefAndAnotherIsParked() {
        var first = Orders.anOrderOf(order, 1);
        var second = withExternalRef(Orders.anOrderOf(order + "-b", 1), String.valueOf(first.externalRefID()));
        whenSent(first);
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");

        whenSent(second);

        thenParked("externalRefID belongs to another order of the account");
    }

    @Test
    void parksUnknownPlatformsAndAmountsThatAreTooLargeOrTooFine() {
        whenSent(ofPlatform(Orders.anOrderOf(order, 1), "nobody"));
        thenParked("the platform is not known");
        whenSent(Orders.page(order, 1, 1, List.of(charged(new BigDecimal("10000000000.01")))));
        thenParked("amount 10000000000.01 is above the largest one accepted");
        whenSent(Orders.page(order, 1, 1, List.of(charged(new BigDecimal("0.001")))));
        thenParked("amount is finer than the minor unit of USD");
    }

    @Test
    void aRewardChangeThatCameBeforeItsLineItemWaitsForIt() {
        send(change(order + "-1", 7, "4.00"));
        then("count(*) from cancellation.early_reward_change where reference_line_item_id = '" + order + "-1'", "1");

        whenSent(Orders.anOrderOf(order, 1));

        then("remaining_minor from cancellation.line_item i where " + ofOrder("i"), "400");
        then("count(*) from cancellation.early_reward_change where reference_line_item_id = '" + order + "-1'", "0");
    }

    @Test
    void anOlderRewardChangeIsDroppedAndAPageDoesNotUndoIt() {
        whenSent(Orders.anOrderOf(order, 1));
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");
        send(change(order + "-1", 2, "4.00"));
        send(change(order + "-1", 1, "9.00"));
        then("remaining_minor from cancellation.line_item i where " + ofOrder("i"), "400");

        whenSent(Orders.page(order, 1, 5, items(1, 1)));

        then("version from cancellation.line_item i where " + ofOrder("i"), "5");
        then("remaining_minor from cancellation.line_item i where " + ofOrder("i"), "400");
    }

    @Test
    void anEarlyRewardChangeThatCannotBeUsedIsParkedAndTheOrderIsChargedAllTheSame() {
        Topic.of(REWARDS_CHANGED)
                .send(order, new RewardChanged(1, "acme", order + "-1", 1, new BigDecimal("-5"), null, Instant.now()));
        Topic.of(REWARDS_CHANGED)
                .send(order, new RewardChanged(1, "acme", order + "-1", 1, null, "USED_UP", Instant.now()));
        send(change(order + "-1", 1, "1.005"));
        then("count(*) from cancellation.parked_record where convert_from(record_key, 'UTF8') = '" + order + "'", "2");

        whenSent(Orders.anOrderOf(order, 1));

        then("count(*) from cancellation.line_item i where charged_by is not null and " + ofOrder("i"), "1");
    }

    @Test
    void aRefusedPageLeavesNothingBehind() {
        whenSent(Orders.page(order, 2, 1, items(1, 1)));
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");

        whenSent(Orders.page(order, 3, 2, items(2, 2)));

        thenParked("totalLineItems of an order never changes");
        then("count(*) from cancellation.line_item i where " + ofOrder("i"), "1");
        then("version from cancellation.orders where " + isOrder(), "1");
    }

    @Test
    void anExponentThatWouldUnfoldToGigabytesIsParked() {
        var page = new String(WireJson.write(Orders.anOrderOf(order, 1)), UTF_8)
                .replace("\"exchangeRate\":1", "\"exchangeRate\":1e2000000000");
        Topic.of(ORDERS_ISSUED).sendBytes(order, page.getBytes(UTF_8));

        await().until(() -> Database.number("select count(*) from cancellation.parked_record"
                        + " where convert_from(record_key, 'UTF8') = '" + order + "'")
                == 1);
        whenSent(Orders.anOrderOf(order, 1));
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");
    }

    @Test
    void aCommandFromTheFutureIsParked() {
        whenSent(Orders.anOrderOf(order, 1));
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");

        Topic.of(ORDER_ACTIONS_REQUESTED).send(order, Commands.cancel(order, 1));

        thenParked("the generation is not one that the order has reached");
    }

    @Test
    void aRedemptionAfterTheVoidIsRecordedAsAConflict() {
        whenSent(Orders.anOrderOf(order, 1));
        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");
        Topic.of(ORDER_ACTIONS_REQUESTED).send(order, Commands.cancel(order, 0));
        then("settled_reward from cancellation.line_item i where " + ofOrder("i"), "CANCELLED");

        send(change(order + "-1", 1, "4.00"));

        then("count(*) from cancellation.redemption_conflict i where " + ofOrder("i"), "1");
    }

    @Test
    void poisonOnEveryTopicIsParkedAndTheNextRecordIsTakenIn() {
        for (var topic : List.of(ORDERS_ISSUED, REWARDS_CHANGED, ORDER_ACTIONS_REQUESTED)) {
            Topic.of(topic).sendBytes(order, new byte[] {0, 1, 2});
        }
        whenSent(Orders.anOrderOf(order, 1));

        then("arrived_line_items from cancellation.orders where " + isOrder(), "1");
        then("count(distinct topic) from cancellation.parked_record where value = '\\x000102'", "3");
    }

    private static List<Item> items(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Orders::item).toList();
    }

    private static Item charged(BigDecimal value) {
        var item = Orders.item(1);
        return new Item(
                1,
                null,
                "COMPLETE",
                "ACTIVE",
                "REWARD_LINK",
                1,
                null,
                null,
                null,
                new Amount(TEN, null, null, "USD", null),
                new Amount(value, null, null, "USD", null),
                TEN,
                item.dateIssued(),
                null,
                null);
    }

    private static RewardChanged change(String lineItem, long version, String remaining) {
        return new RewardChanged(1, "acme", lineItem, version, new BigDecimal(remaining), null, Instant.now());
    }

    private void send(RewardChanged change) {
        Topic.of(REWARDS_CHANGED).send(order, change);
    }

    private static void whenSent(OrderIssued... pages) {
        for (var page : pages) {
            Topic.of(ORDERS_ISSUED).send(page.referenceOrderId(), page);
        }
    }

    private static OrderIssued withStatus(OrderIssued page, String status) {
        return copy(page, page.platform(), page.externalRefID(), status);
    }

    private static OrderIssued ofPlatform(OrderIssued page, String platform) {
        return copy(page, platform, page.externalRefID(), page.status());
    }

    private static OrderIssued withExternalRef(OrderIssued page, String externalRef) {
        return copy(page, page.platform(), externalRef, page.status());
    }

    private static OrderIssued copy(OrderIssued page, String platform, @Nullable String externalRef, String status) {
        return new OrderIssued(
                1,
                platform,
                page.version(),
                page.referenceOrderId(),
                externalRef,
                page.customerIdentifier(),
                page.accountIdentifier(),
                page.orderSource(),
                status,
                page.createdAt(),
                page.totalLineItems(),
                page.payment(),
                page.lineItems());
    }

    private String isOrder() {
        return "reference_order_id = '" + order + "'";
    }

    private String ofOrder(String table) {
        return table + ".order_id = (select id from cancellation.orders where " + isOrder() + ")";
    }

    private static void then(String query, String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Database.text("select " + query)).isEqualTo(expected));
    }

    private void thenParked(String reason) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                Database.number("select count(*) from cancellation.parked_record where reason = '"
                                        + reason + "' and convert_from(record_key, 'UTF8') like '" + order + "%'"))
                        .isEqualTo(1));
    }
}
