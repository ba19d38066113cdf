package io.countermand.worker;

import static io.countermand.domain.wire.Topics.LINE_ITEMS_SETTLED;
import static io.countermand.domain.wire.Topics.ORDERS_ISSUED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_REQUESTED;
import static io.countermand.domain.wire.Topics.ORDER_ACTIONS_SETTLED;
import static io.countermand.worker.admin.Admin.allOf;
import static io.countermand.worker.admin.Admin.get;
import static io.countermand.worker.admin.Admin.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line item whose content breaks its transaction is found and set aside; everything else goes on. */
@QuarkusTest
@WithTestResource(FreshStack.class)
class UnsettledTest {

    private static final String UNSETTLED = "/admin/unsettled";

    private String order = "";

    @BeforeEach
    void givenAnOrder() {
        Database.execute(
                "insert into access.platform (name, created_at) values ('acme', now()) on conflict do nothing");
        order = anOrder();
    }

    @Test
    void onePoisonItemIsSetAsideAndTheRestIsRefunded() {
        OrderActionSettled settled;
        try (var poison = Poison.inRefunds(order, 4)) {
            settled = settledOf(cancel(order));
        }

        assertThat(settled.status()).isEqualTo("PARTIALFAILED");
        assertThat(settled.successfulLineItems()).isEqualTo(8);
        assertThat(settled.failedLineItems()).isEqualTo(1);
        assertThat(settled.ineligible()).isEqualTo(Map.of("UNSETTLED", 1));
        assertThat(settled.refund().value()).isEqualByComparingTo("80.00");
        assertThat(refunded(order)).isEqualTo("1,2,3,5,6,7,8,9");
        assertThat(verdicts(order))
                .filteredOn(item -> item.verdict().equals("UNSETTLED"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.referenceLineItemId()).isEqualTo(order + "-4");
                    assertThat(item.rule()).isEqualTo("UNSETTLED");
                    assertThat(item.detail()).isEqualTo("no verdict could be reached");
                    assertThat(item.rewardStatus()).isEqualTo("ACTIVE");
                });
        thenEveryEventHasTheNextNumber(order);
        thenTheLedgerBalances();
    }

    @Test
    void severalInOneChunkAreFoundEach() {
        try (var poison = Poison.inChanges("P0001", "raised", order, 1, 5, 9)) {
            var settled = settledOf(cancel(order));

            assertThat(settled.successfulLineItems()).isEqualTo(6);
            assertThat(settled.ineligible()).isEqualTo(Map.of("UNSETTLED", 3));
        }
        assertThat(refunded(order)).isEqualTo("2,3,4,6,7,8");
        thenEveryEventHasTheNextNumber(order);
        thenTheLedgerBalances();
    }

    @Test
    void onePerBundledOrderHoldsUpNeitherTheOtherNorAThird() {
        var other = anOrder();
        var healthy = anOrder();
        try (var first = Poison.inRefunds(order, 2);
                var second = Poison.inRefunds(other, 7)) {
            var actions = bundled(order, healthy, other);

            assertThat(settledOf(actions.get(1)).status()).isEqualTo("SUCCESSFUL");
            assertThat(settledOf(actions.get(0)).ineligible()).isEqualTo(Map.of("UNSETTLED", 1));
            assertThat(settledOf(actions.get(2)).ineligible()).isEqualTo(Map.of("UNSETTLED", 1));
        }
        assertThat(refunded(order)).isEqualTo("1,3,4,5,6,7,8,9");
        assertThat(refunded(other)).isEqualTo("1,2,3,4,5,6,8,9");
        assertThat(refunded(healthy)).isEqualTo("1,2,3,4,5,6,7,8,9");
        thenTheLedgerBalances();
    }

    @Test
    void aLineItemThatCannotBeJudgedIsOneToo() {
        Database.execute("update cancellation.line_item set product_kind = 'UNHEARD_OF' where line_number = 3 and "
                + isOf(order));

        var settled = settledOf(cancel(order));

        assertThat(settled.ineligible()).isEqualTo(Map.of("UNSETTLED", 1));
        assertThat(cause(order)).contains("UNHEARD_OF");
        assertThat(verdicts(order))
                .extracting(LineItemsSettled.Item::productKind)
                .contains("UNHEARD_OF");
        assertThat(refunded(order)).isEqualTo("1,2,4,5,6,7,8,9");
    }

    @Test
    void onceThePoisonIsGoneTheRetryRefundsItOnce() {
        OrderActionSettled settled;
        try (var poison = Poison.inRefunds(order, 4)) {
            settled = settledOf(cancel(order));
        }
        var id = idOf(order);
        assertThat(allOf(UNSETTLED, "referenceLineItemId")).contains(order + "-4");
        var mine = "items.find { it.referenceLineItemId == '" + order + "-4' }.";
        get(UNSETTLED + "?maxResults=200")
                .body(mine + "actionId", equalTo(settled.actionId().toString()))
                .body(mine + "platform", equalTo("acme"))
                .body(mine + "action", equalTo("CANCEL"))
                .body(mine + "state", equalTo("NEEDS_REVIEW"));

        var retry = UUID.fromString(post(UNSETTLED + "/" + id + "/retry", "")
                .statusCode(200)
                .body("state", equalTo("RETRIED"))
                .extract()
                .path("retryActionId"));

        var retried = settledOf(retry);
        assertThat(retried.status()).isEqualTo("SUCCESSFUL");
        assertThat(retried.lineNumber()).isEqualTo(4);
        assertThat(retried.acceptedAt()).isEqualTo(settled.acceptedAt());
        assertThat(retried.refund().value()).isEqualByComparingTo("10.00");
        assertThat(refunded(order)).isEqualTo("1,2,3,4,5,6,7,8,9");
        assertThat(allOf(UNSETTLED, "referenceLineItemId")).doesNotContain(order + "-4");
        assertThat(Database.number("select count(*) from access.change where subject = 'unsettled/" + order + "-4'"))
                .isEqualTo(1);
        post(UNSETTLED + "/" + id + "/retry", "").statusCode(404).body("i18nKey", equalTo("404.308"));
        thenEveryEventHasTheNextNumber(order);
        thenTheLedgerBalances();
    }

    @Test
    void aRetryThatFailsAgainIsListedAgain() {
        try (var poison = Poison.inRefunds(order, 4)) {
            settledOf(cancel(order));
            var retry =
                    post(UNSETTLED + "/" + idOf(order) + "/retry", "").extract().<String>path("retryActionId");

            var retried = settledOf(UUID.fromString(retry));

            assertThat(retried.status()).isEqualTo("FAILED");
            assertThat(retried.ineligible()).isEqualTo(Map.of("UNSETTLED", 1));
        }
        var again = post(UNSETTLED + "/" + idOf(order) + "/retry", "").extract().<String>path("retryActionId");
        assertThat(settledOf(UUID.fromString(again)).status()).isEqualTo("SUCCESSFUL");
        assertThat(refunded(order)).isEqualTo("1,2,3,4,5,6,7,8,9");
    }

    @Test
    void anItemThatTheCustomerCancelledMeanwhileIsNotRefundedAgain() {
        try (var poison = Poison.inRefunds(order, 4)) {
            settledOf(cancel(order));
        }
        settledOf(send(Commands.cancel(order, 1)));

        var retry = post(UNSETTLED + "/" + idOf(order) + "/retry", "").extract().<String>path("retryActionId");

        assertThat(settledOf(UUID.fromString(retry)).ineligible()).isEqualTo(Map.of("ALREADY_SETTLED", 1));
        assertThat(refunded(order)).isEqualTo("1,2,3,4,5,6,7,8,9");
        thenTheLedgerBalances();
    }

    @Test
    void aDeadlockIsNoPoison() {
        UUID action;
        Database.execute("create sequence deadlocks");
        try (var poison = Poison.inChanges("40P01", "deadlocks", order, 4)) {
            action = cancel(order);
            await().atMost(Duration.ofSeconds(20)).until(() -> Database.number("select last_value from deadlocks") > 3);
            assertThat(chunks(action)).isEqualTo(1);
        }

        assertThat(settledOf(action).status()).isEqualTo("SUCCESSFUL");
        assertThat(chunks(action)).isEqualTo(1);
    }

    @Test
    void aLockThatSomebodyKeepsIsNoPoisonAndHoldsUpNobodyElse() throws Exception {
        UUID action;
        var other = anOrder();
        try (var held = Database.hold(
                "select from cancellation.line_item where line_number = 4 and " + isOf(order) + " for update")) {
            action = cancel(order);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Database.number("select coalesce(sum(attempts), 0) from cancellation.action_chunk"
                                    + " where action_id = '" + action + "'")
                            > 0);
            assertThat(settledOf(cancel(other)).status()).isEqualTo("SUCCESSFUL");
            assertThat(chunks(action)).isEqualTo(1);
        }

        assertThat(settledOf(action).status()).isEqualTo("SUCCESSFUL");
    }

    private static String anOrder() {
        var id = "RA261120-" + UUID.randomUUID().toString().substring(0, 8);
        Topic.of(ORDERS_ISSUED).send(id, Orders.anOrderOf(id, 9));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number("select count(*) from cancellation.orders where reference_order_id = '"
                                + id + "' and arrived_line_items = total_line_items")
                        == 1);
        return id;
    }

    private static UUID cancel(String id) {
        return send(Commands.cancel(id, 0));
    }

    private static UUID send(OrderActionRequested command) {
        Topic.of(ORDER_ACTIONS_REQUESTED).send(command.target().referenceOrderId(), command);
        return command.actionId();
    }

    /** No chunk can be written until all commands are in, so that all chunks are due at the same moment. */
    private static List<UUID> bundled(String... orders) {
        try (var held = Database.hold("lock table cancellation.action_chunk in share mode")) {
            var actions = Stream.of(orders).map(UnsettledTest::cancel).toList();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> actions.stream()
                            .allMatch(action -> Database.number(
                                            "select count(*) from cancellation.action where id = '" + action + "'")
                                    == 1));
            return actions;
        }
    }

    private static OrderActionSettled settledOf(UUID actionId) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Topic.of(ORDER_ACTIONS_SETTLED).records(OrderActionSettled.class).stream()
                                .filter(settled -> settled.actionId().equals(actionId))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<LineItemsSettled.Item> verdicts(String id) {
        return chunksOf(id).flatMap(chunk -> chunk.lineItems().stream()).toList();
    }

    private static Stream<LineItemsSettled> chunksOf(String id) {
        return Topic.of(LINE_ITEMS_SETTLED).records(LineItemsSettled.class).stream()
                .filter(chunk -> chunk.referenceOrderId().equals(id));
    }

    private static String refunded(String id) {
        return Database.text(
                "select string_agg(line_number::text, ',' order by line_number) from cancellation.refund where "
                        + isOf(id));
    }

    private static String idOf(String id) {
        return Database.text("select id from cancellation.unsettled_item where state = 'NEEDS_REVIEW' and " + isOf(id));
    }

    private static String cause(String id) {
        return Database.text("select cause from cancellation.unsettled_item where " + isOf(id));
    }

    private static long chunks(UUID action) {
        return Database.number("select count(*) from cancellation.action_chunk where action_id = '" + action + "'");
    }

    private static String isOf(String id) {
        return "order_id = (select id from cancellation.orders where reference_order_id = '" + id + "')";
    }

    private static void thenEveryEventHasTheNextNumber(String id) {
        var ofActions = Topic.of(ORDER_ACTIONS_SETTLED).records(OrderActionSettled.class).stream()
                .filter(settled -> settled.referenceOrderId().equals(id))
                .map(OrderActionSettled::sequence);
        var numbers = Stream.concat(ofActions, chunksOf(id).map(LineItemsSettled::sequence))
                .sorted()
                .map(Long::intValue)
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
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
