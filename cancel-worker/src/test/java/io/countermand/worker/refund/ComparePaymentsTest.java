package io.countermand.worker.refund;

import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.DEDUPING;
import static io.countermand.worker.refund.ProviderStack.FORGETFUL;
import static io.countermand.worker.refund.ProviderStack.desk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.publish.EventId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our refunds against those that the provider lists, by a running worker: every way in which they can differ is planted and found. */
@QuarkusTest
@WithTestResource(value = FreshStack.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(value = ProviderStack.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ComparePaymentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final BigDecimal FIVE = new BigDecimal("5.00");
    private static final BigDecimal TEN = new BigDecimal("10.00");

    @Inject
    MeterRegistry registry;

    @AfterEach
    void faultsAreOver() {
        desk().setFaults(Map.of());
    }

    @Test
    void booksThatAgreeShowNoDifference() {
        var whole = PaidOrder.captured(DEDUPING, 2);
        awaitState(whole.cancel(), "SUCCEEDED");
        var parts = PaidOrder.captured(DEDUPING, 3);
        awaitState(parts.cancelLine(1), "SUCCEEDED");
        awaitState(parts.cancelLine(2), "SUCCEEDED");
        var released = PaidOrder.authorized(DEDUPING, 1);
        awaitState(released.cancel(), "SUCCEEDED");

        compare(whole);
        compare(parts);
        compare(released);

        assertThat(found(whole) + found(parts) + found(released)).isEmpty();
    }

    @Test
    void aRefundOfTheProvidersThatIsNotOursIsFoundOnce() {
        var order = PaidOrder.captured(DEDUPING, 3);
        awaitState(order.cancelLine(1), "SUCCEEDED");
        desk().refund(order.transactionId(), FIVE, "by-hand-" + order.id());

        compare(order);
        compare(order);

        assertThat(found(order)).isEqualTo("UNKNOWN_PROVIDER_REFUND by-hand-" + order.id());
    }

    @Test
    void aSecondOneIsADifferenceOfItsOwnAlsoAfterTheFirstWasSeenTo() {
        var order = PaidOrder.captured(DEDUPING, 3);
        awaitState(order.cancelLine(1), "SUCCEEDED");
        desk().refund(order.transactionId(), FIVE, "first-" + order.id());
        compare(order);
        Database.execute("update cancellation.difference set resolved_at = now()");
        desk().refund(order.transactionId(), FIVE, "second-" + order.id());

        compare(order);

        assertThat(found(order))
                .isEqualTo("UNKNOWN_PROVIDER_REFUND first-" + order.id() + ", UNKNOWN_PROVIDER_REFUND second-"
                        + order.id());
    }

    @Test
    void anotherAmountUnderOurKeyIsFound() {
        var order = PaidOrder.captured(DEDUPING, 2);
        var refund = order.cancelLine(1);
        awaitState(refund, "SUCCEEDED");
        Database.execute("update cancellation.refund_intent set amount_minor = 999 where id = '" + id(refund) + "'");

        compare(order);

        assertThat(found(order)).isEqualTo("WRONG_AMOUNT " + refund.actionId());
    }

    /** A human said that it had gone back, and was mistaken. */
    @Test
    void aRefundOfOursThatTheProviderDoesNotListIsFound() {
        var order = PaidOrder.captured(FORGETFUL, 1);
        var refund = withoutATrace(order);
        decide(refund, "adopt");

        compare(order);

        assertThat(found(order)).isEqualTo("VOID_WITHOUT_REFUND " + refund.actionId());
    }

    @Test
    void aRefundThatNobodyWasToldOfIsFound() {
        var order = PaidOrder.captured(DEDUPING, 1);
        var refund = order.cancel();
        awaitState(refund, "SUCCEEDED");
        walkTheBooks();
        assertThat(found(order)).as("it was told").isEmpty();
        Database.execute("delete from cancellation.outbox where event_id = '%s'"
                .formatted(EventId.refund(UUID.fromString(id(refund)), "REFUNDED", 1)));

        walkTheBooks();

        assertThat(found(order)).startsWith("MISSING_EVENT");
    }

    @Test
    void whatAHumanMadeByOtherMeansAndAdoptedIsNoDifference() {
        var order = PaidOrder.captured(FORGETFUL, 2);
        var refund = withoutATrace(order);
        desk().refund(order.transactionId(), new BigDecimal("20.00"), "by-hand-" + order.id());
        decide(refund, "adopt");

        compare(order);

        assertThat(found(order)).isEmpty();
    }

    /** Sent, taken for lost, credited to the account, and then it arrived after all. */
    @Test
    void whatTheAccountGotAndTheProviderGaveBackTooIsFound() {
        var order = PaidOrder.captured(FORGETFUL, 1);
        var refund = withoutATrace(order);
        decide(refund, "credit");
        desk().refund(order.transactionId(), TEN, id(refund));

        compare(order);

        assertThat(found(order)).isEqualTo("DOUBLE_REFUND " + refund.actionId());
    }

    @Test
    void whatAHumanSawBeforeSendingAgainIsNoDifference() {
        var order = PaidOrder.captured(DEDUPING, 3);
        desk().refund(order.transactionId(), FIVE, "by-hand-" + order.id());
        var refund = order.cancelLine(1);
        awaitState(refund, "NEEDS_REVIEW");
        decide(refund, "resend");
        awaitState(refund, "SUCCEEDED");

        compare(order);

        assertThat(found(order)).isEmpty();
    }

    @Test
    void aRefundUnderWayIsNotReported() {
        var order = PaidOrder.captured(DEDUPING, 3);
        var refund = order.cancelLine(1);
        awaitState(refund, "SUCCEEDED");
        desk().refund(order.transactionId(), FIVE, "by-hand-" + order.id());
        Database.execute("update cancellation.refund_intent set state = 'UNKNOWN', due_at = now() + interval '1 day'"
                + " where id = '" + id(refund) + "'");
        var other = PaidOrder.captured(DEDUPING, 1);
        awaitState(other.cancel(), "SUCCEEDED");

        due(order);
        compare(other);

        assertThat(found(order)).isEmpty();

        Database.execute("update cancellation.refund_intent set state = 'SUCCEEDED' where id = '" + id(refund) + "'");
        compare(order);
        assertThat(found(order)).startsWith("UNKNOWN_PROVIDER_REFUND");
    }

    @Test
    void whileTheProviderRefusesUsNothingIsComparedAndNothingReported() {
        var order = PaidOrder.captured(DEDUPING, 1);
        awaitState(order.cancel(), "SUCCEEDED");
        var before = unread();
        desk().setFaults(Map.of("knowsNobody", true));

        due(order);

        await().atMost(PATIENCE).until(() -> unread() > before);
        assertThat(found(order)).isEmpty();
        assertThat(isCompared(order)).isFalse();
        desk().setFaults(Map.of());
        await().atMost(PATIENCE).until(() -> {
            due(order);
            return isCompared(order);
        });
    }

    @Test
    void aPaymentThatCannotBeReadHoldsUpNoOther() {
        var garbled = garbled();
        var good = PaidOrder.captured(DEDUPING, 1);
        awaitState(good.cancel(), "SUCCEEDED");

        Database.execute("update cancellation.payment set compare_leased_until = null, compare_at = now() - case"
                + " transaction_id when '" + good.transactionId()
                + "' then interval '1 hour' else interval '2 hours' end"
                + " where transaction_id in ('" + garbled + "', '" + good.transactionId() + "')");

        await().atMost(PATIENCE).until(() -> isCompared(good));
        assertThat(isLeased(garbled)).isTrue();
        notAnyMore(garbled);
    }

    /** Else the alert on it would never fire; MetricsTest holds the gauge. */
    @Test
    void aPaymentThatIsReadInVainStaysOverdue() {
        var garbled = garbled();
        var before = unread();

        Database.execute("update cancellation.payment set compare_leased_until = null, compare_at = now() - interval"
                + " '1 day 1 minute' where transaction_id = '" + garbled + "'");

        await().atMost(PATIENCE).until(() -> unread() > before && isLeased(garbled));
        assertThat(Database.number(
                        "select count(*) from cancellation.payment where compare_at < now() - interval '1 day'"
                                + " and transaction_id = '" + garbled + "'"))
                .isEqualTo(1);
        notAnyMore(garbled);
    }

    /** A payment that was refunded, and of which the provider tells amounts that are none. */
    private static String garbled() {
        var order = PaidOrder.captured(DEDUPING, 1);
        awaitState(order.cancel(), "SUCCEEDED");
        var transaction = "garbled-" + order.transactionId();
        desk().authorize(transaction, new BigDecimal("9999999999999.00"), BigDecimal.ZERO, "USD");
        desk().capture(transaction);
        Database.execute("update cancellation.payment set transaction_id = '" + transaction
                + "' where transaction_id = '" + order.transactionId() + "'");
        return transaction;
    }

    private static void notAnyMore(String transactionId) {
        Database.execute(
                "update cancellation.payment set compare_at = null where transaction_id = '" + transactionId + "'");
    }

    private static boolean isLeased(String transactionId) {
        return Database.number("select count(*) from cancellation.payment where compare_leased_until > now()"
                        + " and transaction_id = '" + transactionId + "'")
                == 1;
    }

    private static OrderActionRequested withoutATrace(PaidOrder order) {
        desk().setFaults(Map.of("percent", Map.of("UNAVAILABLE", 100)));
        var refund = order.cancel();
        awaitState(refund, "NEEDS_REVIEW");
        desk().setFaults(Map.of());
        return refund;
    }

    private static void decide(OrderActionRequested refund, String decision) {
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", FreshStack.current().adminKey())
                .post("/admin/refunds/" + id(refund) + "/" + decision)
                .then()
                .statusCode(200);
    }

    /** By the running worker, once. */
    private static void compare(PaidOrder order) {
        due(order);
        await().atMost(PATIENCE).until(() -> isCompared(order));
    }

    private static void due(PaidOrder order) {
        Database.execute("update cancellation.payment set compare_at = now(), compare_leased_until = null"
                + " where transaction_id = '" + order.transactionId() + "'");
    }

    /** Then it is due after an hour at the earliest. */
    private static boolean isCompared(PaidOrder order) {
        return Database.number("select count(*) from cancellation.payment where transaction_id = '"
                        + order.transactionId() + "' and compare_at > now() + interval '30 minutes'")
                == 1;
    }

    private static void walkTheBooks() {
        Database.execute(
                "update cancellation.reconciliation set order_id = 0, line_number = 0, started_at = null, ended_at = null");
        await().atMost(PATIENCE)
                .until(() ->
                        Database.number("select count(*) from cancellation.reconciliation where ended_at is not null")
                                == 1);
    }

    private static String found(PaidOrder order) {
        return Database.text(
                "select coalesce(string_agg(d.kind || ' ' || coalesce(d.provider_refund, d.action_id::text), ', '"
                        + " order by d.id), '') from cancellation.difference d join cancellation.orders o on o.id = d.order_id"
                        + " where o.reference_order_id = '" + order.id() + "'");
    }

    private static String id(OrderActionRequested refund) {
        return refund(refund, "id");
    }

    private double unread() {
        return registry.counter("countermand.reconciliation.payments", "provider", DEDUPING, "result", "unread")
                .count();
    }
}
