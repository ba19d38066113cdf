package io.countermand.worker.refund;

import static io.countermand.domain.wire.Topics.REFUNDS_SETTLED;
import static io.countermand.worker.refund.PaidOrder.action;
import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.DEDUPING;
import static io.countermand.worker.refund.ProviderStack.FORGETFUL;
import static io.countermand.worker.refund.ProviderStack.givenBack;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.local.provider.Effect;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the void to the provider's own record, on a real broker, a real database and a provider that lies when told to. */
@QuarkusTest
@WithTestResource(FreshStack.class)
@WithTestResource(ProviderStack.class)
class RefundTest {

    @AfterEach
    void thenTheLedgerBalances() {
        ProviderStack.desk().setFaults(Map.of());
        assertThat(Database.number("select coalesce(sum(amount_minor), 0) from cancellation.posting"))
                .isZero();
    }

    @Test
    void voidedLineItemsAreRefundedOnceAndEverybodyIsTold() {
        var order = PaidOrder.captured(DEDUPING, 3);

        var cancelled = order.cancel();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId())).singleElement().satisfies(effect -> {
            assertThat(effect.kind()).isEqualTo(Effect.Kind.REFUNDED);
            assertThat(effect.amount()).isEqualByComparingTo("30.00");
            assertThat(effect.key()).isEqualTo(refund(cancelled, "id"));
        });
        assertThat(action(cancelled)).containsExactly("REFUNDED", "3000", "0");
        assertThat(due(order)).isZero();
        var told = toldOf(cancelled);
        assertThat(told.state()).isEqualTo("REFUNDED");
        assertThat(told.amount()).isEqualByComparingTo("30.00");
        assertThat(told.orderAction().refund().state()).isEqualTo("REFUNDED");
        assertThat(told.orderAction().successfulLineItems()).isEqualTo(3);
        assertThat(told.sequence()).isEqualTo(3);
    }

    /** With the void, line item by line item; the action that ends owes them in one refund. */
    @Test
    void whatIsOwedIsWrittenDownBeforeAnybodySendsIt() {
        var order = PaidOrder.naming("nobody-serves-what-is-owed", "tx-" + UUID.randomUUID(), 3);

        var cancelled = order.cancel();

        awaitState(cancelled, "INTENDED");
        assertThat(due(order)).isEqualTo(3000);
        assertThat(Database.row("select count(*), count(distinct r.line_number), sum(r.amount_minor)"
                        + " from cancellation.refund r where r.action_id = '" + cancelled.actionId() + "'"))
                .containsExactly("3", "3", "3000");
        assertThat(Database.row("select count(*), sum(amount_minor) from cancellation.refund_intent"
                        + " where action_id = '" + cancelled.actionId() + "'"))
                .containsExactly("1", "3000");
    }

    @Test
    void severalPartialRefundsOverTimeAddUpTaxIncluded() {
        var order = PaidOrder.captured(DEDUPING, 3);

        for (int line = 1; line <= 3; line++) {
            awaitState(order.cancelLine(line), "SUCCEEDED");
        }

        assertThat(givenBack(order.transactionId()))
                .hasSize(3)
                .allSatisfy(effect -> assertThat(effect.amount()).isEqualByComparingTo("10.00"));
        // 0.77 of tax in 31.50, of which 30.00 went back
        assertThat(Database.number("select sum(tax_minor) from cancellation.refund_intent i join cancellation.payment p"
                        + " on p.id = i.payment_id where p.transaction_id = '" + order.transactionId() + "'"))
                .isEqualTo(73);
    }

    @Test
    void allThatWasCapturedGoesBackWithoutAnAmount() {
        var transaction = "tx-" + UUID.randomUUID();
        ProviderStack.desk().authorize(transaction, new BigDecimal("20.00"), new BigDecimal("1.00"), "USD");
        ProviderStack.desk().capture(transaction);

        var cancelled = PaidOrder.naming(DEDUPING, transaction, 2).cancel();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(refund(cancelled, "request")).isEqualTo("FULL");
        assertThat(givenBack(transaction))
                .singleElement()
                .satisfies(effect -> assertThat(effect.amount()).isEqualByComparingTo("20.00"));
    }

    @Test
    void refundsOfOnePaymentGoOneAfterTheOther() {
        var order = PaidOrder.captured(FORGETFUL, 6);

        var actions = List.of(1, 2, 3, 4, 5, 6).stream().map(order::cancelLine).toList();

        actions.forEach(action -> awaitState(action, "SUCCEEDED"));
        assertThat(givenBack(order.transactionId())).hasSize(6);
    }

    @Test
    void whatIsNotCapturedAndWhollyVoidIsReleasedByOneCancelAndNoFeeIsWithheld() {
        var order = PaidOrder.authorized(DEDUPING, 2);

        var cancelled = order.cancel();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.kind()).isEqualTo(Effect.Kind.CANCELLED));
        assertThat(action(cancelled)).containsExactly("RELEASED", "2100", "0");
        assertThat(toldOf(cancelled).orderAction().refund().value()).isEqualByComparingTo("21.00");
        assertThat(due(order)).isZero();
        assertThat(balance(order, "PROVIDER")).isZero();
        assertThat(balance(order, "FEES")).isZero();
    }

    @Test
    void partOfWhatIsNotCapturedWaitsAndIsRefundedAfterTheCapture() {
        var order = PaidOrder.authorized(DEDUPING, 2);
        var cancelled = order.cancelLine(1);
        awaitState(cancelled, "AWAITING_CAPTURE");
        assertThat(action(cancelled).getFirst()).isEqualTo("PENDING");

        ProviderStack.desk().capture(order.transactionId());

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.amount()).isEqualByComparingTo("10.00"));
    }

    @Test
    void whatWaitsForTheCaptureIsSupersededOnceTheLastLiveLineItemIsVoid() {
        var order = PaidOrder.authorized(DEDUPING, 2);
        var first = order.cancelLine(1);
        awaitState(first, "AWAITING_CAPTURE");

        var second = order.cancelLine(2);

        awaitState(first, "SUCCEEDED");
        awaitState(second, "SUCCEEDED");
        assertThat(givenBack(order.transactionId()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.kind()).isEqualTo(Effect.Kind.CANCELLED));
        assertThat(List.of(action(first).getFirst(), action(second).getFirst())).containsOnly("RELEASED");
        assertThat(balance(order, "PROVIDER")).isZero();
    }

    @Test
    void anAnswerThatNeverComesIsAskedForAndTheRefundAdopted() {
        var order = PaidOrder.captured(DEDUPING, 1);
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("HANG", 100), "hangMillis", 3000));

        var cancelled = order.cancel();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId())).hasSize(1);
    }

    @Test
    void withoutKeysAnExactRiseIsAdopted() {
        var order = PaidOrder.captured(FORGETFUL, 2);
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("ERROR", 100), "ignoresKeys", true));

        var cancelled = order.cancelLine(1);

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId())).hasSize(1);
    }

    @Test
    void withoutKeysTheRiseIsCountedFromWhatWentBackBefore() {
        var order = PaidOrder.captured(FORGETFUL, 3);
        ProviderStack.desk().setFaults(Map.of("ignoresKeys", true));
        awaitState(order.cancelLine(1), "SUCCEEDED");
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("ERROR", 100), "ignoresKeys", true));

        var second = order.cancelLine(2);

        awaitState(second, "SUCCEEDED");
        assertThat(refund(second, "before_minor")).isEqualTo("1000");
        assertThat(givenBack(order.transactionId())).hasSize(2);
    }

    @Test
    void withoutKeysWhatWentBackBeforeIsNotTakenForARefundThatLeftNoTrace() {
        var order = PaidOrder.captured(FORGETFUL, 3);
        ProviderStack.desk().setFaults(Map.of("ignoresKeys", true));
        awaitState(order.cancelLine(1), "SUCCEEDED");
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("UNAVAILABLE", 100), "ignoresKeys", true));

        var second = order.cancelLine(2);

        awaitState(second, "NEEDS_REVIEW");
        assertThat(refund(second, "cause")).isEqualTo("NO_TRACE");
        assertThat(refund(second, "before_minor")).isEqualTo("1000");
        assertThat(givenBack(order.transactionId())).hasSize(1);
    }

    @Test
    void whatLeftNoTraceIsSentAgainOnlyWhereKeysAreRecognised() {
        var recognised = PaidOrder.captured(DEDUPING, 1);
        var not = PaidOrder.captured(FORGETFUL, 1);
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("UNAVAILABLE", 100)));
        var again = recognised.cancel();
        var never = not.cancel();

        awaitState(never, "NEEDS_REVIEW");
        ProviderStack.desk().setFaults(Map.of());

        awaitState(again, "SUCCEEDED");
        assertThat(givenBack(recognised.transactionId())).hasSize(1);
        assertThat(givenBack(not.transactionId())).isEmpty();
        assertThat(refund(never, "cause")).isEqualTo("NO_TRACE");
        assertThat(action(never).getFirst()).isEqualTo("NEEDS_REVIEW");
        assertThat(toldOf(never).reason()).contains("could pay twice");
    }

    @Test
    void aCodeThatNobodyKnowsDecidesNothing() {
        var order = PaidOrder.captured(DEDUPING, 1);
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("UNKNOWN_CODE", 100)));

        var cancelled = order.cancel();

        awaitState(cancelled, "SUCCEEDED");
        assertThat(givenBack(order.transactionId())).hasSize(1);
    }

    @Test
    void aPaymentThatTheProviderDoesNotKnowIsForAHuman() {
        var order = PaidOrder.naming(DEDUPING, "tx-nobody-knows", 1);

        var cancelled = order.cancel();

        awaitState(cancelled, "NEEDS_REVIEW");
        assertThat(refund(cancelled, "cause")).isEqualTo("REJECTED");
    }

    @Test
    void whileTheProviderRefusesOurCredentialsRefundsWaitUntouchedAndNoneIsLost() {
        var orders =
                Stream.generate(() -> PaidOrder.captured(DEDUPING, 1)).limit(3).toList();
        ProviderStack.desk().setFaults(Map.of("knowsNobody", true));

        var cancelled = orders.stream().map(PaidOrder::cancel).toList();

        await().atMost(Duration.ofSeconds(20)).until(() -> refused(cancelled) > 8);
        assertThat(cancelled).allSatisfy(one -> assertThat(refund(one, "state")).isEqualTo("INTENDED"));
        assertThat(cancelled)
                .allSatisfy(one -> assertThat(refund(one, "first_sent_at")).isEmpty());
        assertThat(cancelled)
                .allSatisfy(one -> assertThat(action(one).getFirst()).isEqualTo("PENDING"));

        ProviderStack.desk().setFaults(Map.of());

        cancelled.forEach(one -> awaitState(one, "SUCCEEDED"));
        assertThat(orders)
                .allSatisfy(
                        order -> assertThat(givenBack(order.transactionId())).hasSize(1));
        assertThat(Database.number(shortestGapAfterSix(cancelled)))
                .as("left alone for 300 ms, then one tries")
                .isGreaterThanOrEqualTo(300);
    }

    /** Eight, as configured by default. */
    @Test
    void noMoreRefundsAreUnderWayAtOnceThanTheProviderAllows() {
        var orders =
                Stream.generate(() -> PaidOrder.captured(DEDUPING, 1)).limit(20).toList();
        ProviderStack.desk().setFaults(Map.of("slowMillis", 100));

        var cancelled = orders.stream().map(PaidOrder::cancel).toList();

        cancelled.forEach(one -> awaitState(one, "SUCCEEDED"));
        assertThat(Database.number(
                        "select max((select count(*) from cancellation.refund_attempt a where " + of(cancelled)
                                + " and a.started_at <= b.started_at and b.started_at < a.started_at +"
                                + " a.millis * interval '1 ms')) from cancellation.refund_attempt b"))
                .isBetween(2L, 8L);
    }

    private static long refused(List<OrderActionRequested> actions) {
        return Database.number(
                "select count(*) from cancellation.refund_attempt a where word = 'UNAUTHORIZED' and " + of(actions));
    }

    /** In milliseconds; the first may have begun before one of them was refused. */
    private static String shortestGapAfterSix(List<OrderActionRequested> actions) {
        return "select floor(extract(epoch from min(started_at - before)) * 1000)::bigint from (select started_at,"
                + " lag(started_at) over (order by started_at) as before, row_number() over (order by started_at) as number"
                + " from cancellation.refund_attempt a where word = 'UNAUTHORIZED' and " + of(actions)
                + ") gaps where number > 6";
    }

    /** Also while some of them have no refund yet. */
    private static String of(List<OrderActionRequested> actions) {
        return actions.stream()
                .map(action -> "'" + action.actionId() + "'")
                .collect(joining(
                        ",", "a.refund_id in (select id from cancellation.refund_intent where action_id in (", "))"));
    }

    private static RefundSettled toldOf(OrderActionRequested action) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Topic.of(REFUNDS_SETTLED).records(RefundSettled.class).stream()
                                .filter(settled -> settled.actionId().equals(action.actionId()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static long due(PaidOrder order) {
        return balance(order, "PROVIDER_DUE");
    }

    private static long balance(PaidOrder order, String kind) {
        return Database.number("select coalesce(sum(p.amount_minor), 0) from cancellation.posting p"
                + " join cancellation.ledger_account l on l.id = p.ledger_account_id"
                + " join cancellation.orders o on o.id = p.order_id where l.kind = '" + kind
                + "' and o.reference_order_id = '" + order.id() + "'");
    }
}
