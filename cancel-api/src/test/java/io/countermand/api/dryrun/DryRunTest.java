package io.countermand.api.dryrun;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.Rows;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.OrderAction;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /asyncOrders/{id}/cancel?dryRun=true} and its siblings (ours). */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class DryRunTest {

    private final PlacedOrder order =
            anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2).withLineItem(3);

    @Test
    void countsByTheSameRulesAndSumsTheRefund() {
        order.butLineItem(2, "remaining_minor = 0");
        order.platform().withPolicy("service_fee_minor = 100");

        var answer = dryRun("cancel");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().toString()).isEqualTo("""
                {"referenceOrderId":"%1$s","externalRefID":"my-%1$s","action":"CANCEL","dryRun":true,"totalLineItems":3,\
                "eligibleLineItems":2,"ineligible":{"REDEEMED":1},\
                "refund":{"currencyCode":"USD","value":48.00,"feesWithheld":2.00},\
                "judgedAt":"2026-11-20T10:15:30.123Z"}""".formatted(order.reference()));
    }

    @Test
    void freezeAndUnfreezeGoByTheirOwnRules() {
        order.withSettled(OrderAction.FREEZE, 1, "FROZEN", TestClock.NOW);

        assertThat(dryRun("freeze").json().path("eligibleLineItems").asInt()).isEqualTo(2);
        assertThat(dryRun("freeze").json().path("ineligible").toString()).isEqualTo("{\"ALREADY_SETTLED\":1}");
        assertThat(dryRun("unfreeze").json().path("eligibleLineItems").asInt()).isEqualTo(1);
        assertThat(dryRun("unfreeze").json().path("refund").path("value").decimalValue())
                .isEqualByComparingTo("0.00");
    }

    @Test
    void changesNothing() {
        dryRun("cancel");

        assertThat(Commands.of(order)).isEmpty();
        assertThat(dryRun("cancel").json().path("eligibleLineItems").asInt()).isEqualTo(3);
    }

    @Test
    void readsPageByPage() {
        order.withLineItemsUpTo(2_500);

        var answer = dryRun("cancel");

        assertThat(answer.json().path("totalLineItems").asInt()).isEqualTo(2_500);
        assertThat(answer.json().path("eligibleLineItems").asInt()).isEqualTo(2_500);
        assertThat(answer.json().path("refund").path("value").decimalValue()).isEqualByComparingTo("62500.00");
    }

    @Test
    void over50000LineItemsAre422() {
        order.withTotal(50_001);

        var answer = dryRun("cancel").assertRefusedWith(422, "422.237");

        assertThat(answer.text("message")).contains("50000", "50001");
    }

    @Test
    void isRefusedWhereTheActionWouldBe() {
        var failed = anOrder(order.platform()).inStatus("FAILED").placed();
        var arriving = anOrder(order.platform()).withLineItemsArrived(1).placed();

        dryRun(failed, "cancel", FRAUD).assertRefusedWith(422, "422.152");
        dryRun(arriving, "freeze", FRAUD).assertRefusedWith(422, "422.152");
        dryRun(order, "cancel", "{}").assertRefusedWith(400, "400.001");
        Call.post("/raas/v2/asyncOrders/RA-nobody-has-this/cancel?dryRun=true", FRAUD)
                .as(order.platform())
                .send()
                .assertRefusedWith(404, "404.017");
        Call.post(order.cancelPath() + "?dryRun=true", FRAUD)
                .as(aPlatform())
                .send()
                .assertRefusedWith(404, "404.017");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dryRun=yes", "dryRun=TRUE", "dryRun=", "dryRun", "dryrun=true", "dryRun=true&dryRun=false"})
    void aMisspeltDryRunIs400AndNotAnAction(String query) {
        var answer = Call.post(order.cancelPath() + "?" + query, FRAUD)
                .as(order.platform())
                .send();

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("dryRun 400.001");
        assertThat(Commands.of(order)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=true", "dryrun=true", "dryRun=false", "dryRun="})
    void aDryRunOfALineItemIs400AndNotAnAction(String query) {
        var answer = Call.post(order.lineItemPath(1) + "/cancel?" + query, FRAUD)
                .as(order.platform())
                .send();

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("dryRun 400.001");
        assertThat(Commands.of(order)).isEmpty();
    }

    @Test
    void atMostTwoRunAtOnceAndTheOthersAreToldToComeBack() {
        order.withLineItemsUpTo(50_000);

        var asked = Stream.generate(() -> CompletableFuture.supplyAsync(() -> dryRun("cancel")))
                .limit(8)
                .toList();

        assertThat(mostAtOnce(asked)).isBetween(1L, 2L);
        var answers = asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(Answer::status).contains(200).isSubsetOf(List.of(200, 503));
        assertThat(answers.stream().filter(answer -> answer.status() == 503))
                .isNotEmpty()
                .allMatch(answer -> answer.header("Retry-After").equals("2"));
        assertThat(dryRun("cancel").status()).isEqualTo(200);
    }

    private static long mostAtOnce(List<CompletableFuture<Answer>> asked) {
        long most = 0;
        while (!asked.stream().allMatch(CompletableFuture::isDone)) {
            most = Math.max(most, Rows.dryRuns());
        }
        return most;
    }

    private Answer dryRun(String action) {
        return dryRun(order, action, FRAUD);
    }

    private static Answer dryRun(PlacedOrder order, String action, String body) {
        return Call.post(order.path() + "/" + action + "?dryRun=true", body)
                .as(order.platform())
                .send();
    }
}
