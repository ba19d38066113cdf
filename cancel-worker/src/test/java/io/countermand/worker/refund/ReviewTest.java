package io.countermand.worker.refund;

import static io.countermand.domain.wire.Topics.REFUNDS_SETTLED;
import static io.countermand.worker.refund.PaidOrder.action;
import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.DEDUPING;
import static io.countermand.worker.refund.ProviderStack.FORGETFUL;
import static io.countermand.worker.refund.ProviderStack.givenBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /admin/refunds}: each decision of a human is a recorded change; each but to send again a posting and an event, too. */
@QuarkusTest
@WithTestResource(FreshStack.class)
@WithTestResource(ProviderStack.class)
class ReviewTest {

    @Inject
    MeterRegistry metrics;

    @Test
    void whatWaitsForAHumanIsListedWithItsReasonAndItsAttempts() {
        var refund = aRefundThatLeftNoTrace();

        admin().get("/admin/refunds?maxResults=500")
                .then()
                .statusCode(200)
                .body("items.refundId", hasItem(id(refund)))
                .body(mine(refund) + ".cause", equalTo("NO_TRACE"))
                .body(
                        mine(refund) + ".reason",
                        equalTo("it was sent, no answer came, the provider shows no trace of it,"
                                + " and sending again could pay twice"))
                .body(mine(refund) + ".firstSentAt", notNullValue())
                .body(mine(refund) + ".amount", equalTo(10.0f));
        admin().get("/admin/refunds/" + id(refund) + "/attempts")
                .then()
                .statusCode(200)
                .body("size()", greaterThan(2))
                .body("call", hasItem("GIVE_BACK"))
                .body("word", hasItem("SERVICE_UNAVAILABLE"));
        admin().get("/admin/refunds?state=SUCCEEDED&maxResults=500")
                .then()
                .body("items.refundId", not(hasItem(id(refund))));
    }

    /** The one list of it, the counter, and the topic; the gauge that alerts is tested with the others. */
    @Test
    void whatWaitsForAHumanShowsInTheMetricsAndIsToldToEverybody() {
        var ended = metrics.find("countermand.refunds.ended").tag("state", "NEEDS_REVIEW");
        var before = ended.counters().stream().mapToDouble(Counter::count).sum();

        var refund = aRefundThatLeftNoTrace();

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(ended.counters().stream().mapToDouble(Counter::count).sum())
                    .isGreaterThan(before);
            assertThat(told(refund)).singleElement().satisfies(settled -> {
                assertThat(settled.state()).isEqualTo("NEEDS_REVIEW");
                assertThat(settled.reason()).contains("could pay twice");
                assertThat(settled.orderAction().refund().state()).isEqualTo("NEEDS_REVIEW");
            });
        });

        resolve(refund, "write-off").statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(refund))
                        .extracting(RefundSettled::state)
                        .containsExactly("NEEDS_REVIEW", "NONE"));
    }

    @Test
    void whatIsSentAgainGoesOutUnderTheSameKey() {
        var order = PaidOrder.captured(FORGETFUL, 1);
        var refund = withoutATrace(order);

        resolve(refund, "resend").statusCode(200).body("state", equalTo("INTENDED"));

        awaitState(refund, "SUCCEEDED");
        assertThat(givenBack(order.transactionId()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.key()).isEqualTo(id(refund)));
        assertThat(action(refund).getFirst()).isEqualTo("REFUNDED");
        thenTheChangeIsRecorded(refund);
    }

    @Test
    void whatWasGivenBackByHandIsAdoptedAndPosted() {
        var refund = aRefundThatLeftNoTrace();

        resolve(refund, "adopt").statusCode(200).body("outcome", equalTo("REFUNDED"));

        assertThat(action(refund)).containsExactly("REFUNDED", "1000", "0");
        thenNothingIsDue(refund, "PROVIDER", 1000);
        thenTheChangeIsRecorded(refund);
    }

    @Test
    void theAccountMayGetItInstead() {
        var refund = aRefundThatLeftNoTrace();

        resolve(refund, "credit").statusCode(200).body("state", equalTo("CREDITED"));

        assertThat(action(refund)).containsExactly("POSTED", "1000", "0");
        thenNothingIsDue(refund, "ACCOUNT", 1000);
        assertThat(Database.number("select count(*) from cancellation.ledger_account l where balance_minor <> (select"
                        + " coalesce(sum(amount_minor), 0) from cancellation.posting p where"
                        + " p.ledger_account_id = l.id)"))
                .isZero();
        thenTheChangeIsRecorded(refund);
    }

    @Test
    void whatIsWrittenOffGoesToNobody() {
        var refund = aRefundThatLeftNoTrace();

        resolve(refund, "write-off").statusCode(200).body("state", equalTo("WRITTEN_OFF"));

        assertThat(action(refund)).containsExactly("NONE", "0", "0");
        thenNothingIsDue(refund, "WRITTEN_OFF", 1000);
        thenTheChangeIsRecorded(refund);
    }

    @Test
    void aRefundIsResolvedOnce() {
        var refund = aRefundThatLeftNoTrace();
        resolve(refund, "credit").statusCode(200);

        resolve(refund, "write-off").statusCode(404).body("i18nKey", equalTo("404.307"));
        resolve(refund, "adopt").statusCode(404).body("i18nKey", equalTo("404.307"));
        admin().post("/admin/refunds/nonsense/adopt").then().statusCode(404);
        admin().get("/admin/refunds?state=nonsense").then().statusCode(400);
    }

    /** Nobody may credit what may be on its way, nor what has ended. */
    @ParameterizedTest
    @ValueSource(
            strings = {"INTENDED", "AWAITING_CAPTURE", "SENDING", "UNKNOWN", "SUCCEEDED", "CREDITED", "WRITTEN_OFF"})
    void onlyWhatWaitsForAHumanCanBeDecided(String state) {
        var refund = aRefundThatNobodySends();
        Database.execute("update cancellation.refund_intent set state = '" + state
                + "', due_at = now() + interval '1 day'" + " where id = '" + id(refund) + "'");

        for (var decision : List.of("adopt", "resend", "credit", "write-off")) {
            resolve(refund, decision).statusCode(404).body("i18nKey", equalTo("404.307"));
        }

        assertThat(refund(refund, "state")).isEqualTo(state);
        assertThat(postedAfterTheVoid(refund)).isZero();
        Database.execute("update cancellation.refund_intent set state = 'NEEDS_REVIEW', cause = 'REJECTED' where id = '"
                + id(refund) + "'");
    }

    @Test
    void ofManyDecisionsAtOnceOneCounts() throws Exception {
        var refund = aRefundThatLeftNoTrace();
        List<Callable<Integer>> decisions = Stream.of("credit", "write-off", "adopt", "credit", "write-off", "adopt")
                .<Callable<Integer>>map(
                        decision -> () -> resolve(refund, decision).extract().statusCode())
                .toList();

        List<Future<Integer>> answers;
        try (var threads = Executors.newFixedThreadPool(decisions.size())) {
            answers = threads.invokeAll(decisions);
        }

        assertThat(answers).extracting(Future::get).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(postedAfterTheVoid(refund)).isEqualTo(1);
        thenTheChangeIsRecorded(refund);
    }

    @Test
    void moreThanWasCapturedCannotHaveGoneBack() {
        var refund = PaidOrder.naming(DEDUPING, "tx-nobody-knows-either", 1).cancel();
        awaitState(refund, "NEEDS_REVIEW");

        resolve(refund, "adopt").statusCode(422).body("i18nKey", equalTo("422.301"));

        assertThat(refund(refund, "state")).isEqualTo("NEEDS_REVIEW");
    }

    /** Whichever of the two is cancelled first, and though the other is never cancelled. */
    @Test
    void aPaymentThatAnotherPlatformNamesTooIsNotTouched() {
        var order = PaidOrder.captured(DEDUPING, 2);
        givenAnotherPlatformNamesIt(order);

        var refund = order.cancel();

        awaitState(refund, "NEEDS_REVIEW");
        assertThat(refund(refund, "cause")).isEqualTo("FOREIGN_PAYMENT");
        assertThat(givenBack(order.transactionId())).isEmpty();
    }

    @Test
    void onceAHumanKnowsWhoseThePaymentIsItIsRefunded() {
        var order = PaidOrder.captured(DEDUPING, 2);
        givenAnotherPlatformNamesIt(order);
        var refund = order.cancel();
        awaitState(refund, "NEEDS_REVIEW");

        resolve(refund, "resend").statusCode(200);

        awaitState(refund, "SUCCEEDED");
        assertThat(givenBack(order.transactionId())).hasSize(1);
    }

    @Test
    void aPaymentOfAnotherCurrencyIsNotTouched() {
        var order = PaidOrder.captured(DEDUPING, 2);
        Database.execute(
                "insert into cancellation.payment (platform_id, provider, transaction_id, currency, created_at)"
                        + " select id, '" + DEDUPING + "', '" + order.transactionId()
                        + "', 'EUR', now() from access.platform"
                        + " where name = 'acme'");

        var refund = order.cancel();

        awaitState(refund, "NEEDS_REVIEW");
        assertThat(refund(refund, "cause")).isEqualTo("FOREIGN_PAYMENT");
        assertThat(givenBack(order.transactionId())).isEmpty();
    }

    private static List<RefundSettled> told(OrderActionRequested refund) {
        return Topic.of(REFUNDS_SETTLED).records(RefundSettled.class).stream()
                .filter(settled -> settled.actionId().equals(refund.actionId()))
                .toList();
    }

    private static void givenAnotherPlatformNamesIt(PaidOrder order) {
        var stranger = PaidOrder.naming(DEDUPING, order.transactionId(), 1);
        Database.execute(
                "insert into access.platform (name, created_at) values ('other', now()) on conflict do nothing");
        Database.execute(
                "update cancellation.orders set platform_id = (select id from access.platform where name = 'other')"
                        + " where reference_order_id = '" + stranger.id() + "'");
    }

    private static OrderActionRequested aRefundThatNobodySends() {
        var refund = PaidOrder.naming("nobody-serves-this-one", "tx-" + UUID.randomUUID(), 1)
                .cancel();
        awaitState(refund, "INTENDED");
        return refund;
    }

    private static long postedAfterTheVoid(OrderActionRequested refund) {
        return Database.number(
                "select count(*) from cancellation.ledger_transaction where kind <> 'VOID' and action_id = '"
                        + refund.actionId() + "'");
    }

    private static OrderActionRequested aRefundThatLeftNoTrace() {
        return withoutATrace(PaidOrder.captured(FORGETFUL, 1));
    }

    private static OrderActionRequested withoutATrace(PaidOrder order) {
        ProviderStack.desk().setFaults(Map.of("percent", Map.of("UNAVAILABLE", 100)));
        var refund = order.cancel();
        awaitState(refund, "NEEDS_REVIEW");
        ProviderStack.desk().setFaults(Map.of());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> action(refund).getFirst().equals("NEEDS_REVIEW"));
        return refund;
    }

    private static void thenNothingIsDue(OrderActionRequested refund, String receiver, long amount) {
        assertThat(posted(refund, "PROVIDER_DUE")).isEqualTo(-amount);
        assertThat(posted(refund, receiver)).isEqualTo(amount);
    }

    /** By what came after the void. */
    private static long posted(OrderActionRequested refund, String account) {
        return Database.number("select coalesce(sum(p.amount_minor), 0) from cancellation.posting p"
                + " join cancellation.ledger_account l on l.id = p.ledger_account_id"
                + " join cancellation.ledger_transaction t on t.id = p.transaction_id"
                + " where t.kind <> 'VOID' and t.action_id = '" + refund.actionId() + "' and l.kind = '" + account
                + "'");
    }

    private static void thenTheChangeIsRecorded(OrderActionRequested refund) {
        assertThat(Database.number("select count(*) from access.change where subject = 'refund/" + id(refund) + "'"))
                .isEqualTo(1);
    }

    private static ValidatableResponse resolve(OrderActionRequested refund, String decision) {
        return admin().post("/admin/refunds/" + id(refund) + "/" + decision).then();
    }

    private static String id(OrderActionRequested refund) {
        return refund(refund, "id");
    }

    private static String mine(OrderActionRequested refund) {
        return "items.find { it.refundId == '" + id(refund) + "' }";
    }

    private static RequestSpecification admin() {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("admin", FreshStack.current().adminKey())
                .contentType("application/json");
    }
}
