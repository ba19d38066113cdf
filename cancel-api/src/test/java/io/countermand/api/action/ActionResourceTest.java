package io.countermand.api.action;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ActionResourceTest {

    private static final Instant ACCEPTED_AT = Instant.parse("2026-11-20T09:00:00.500Z");

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @Test
    void anAcceptedActionIsPendingFromTheFirstMoment() {
        var location =
                Call.post(order.cancelPath(), FRAUD).as(order.platform()).send().header("Location");

        var action = Call.get(location).as(order.platform()).send();

        assertThat(action.status()).isEqualTo(200);
        assertThat(action.text("status")).isEqualTo("PENDING");
        assertThat(action.text("action")).isEqualTo("CANCEL");
        assertThat(action.text("referenceOrderId")).isEqualTo(order.reference());
        assertThat(action.text("externalRefID")).isEqualTo("my-" + order.reference());
        assertThat(action.json().path("totalLineItems").asInt()).isEqualTo(3);
        assertThat(action.json().path("successfulLineItems").asInt(-1)).isZero();
        assertThat(action.json().path("lineItems")).isEmpty();
        assertThat(action.json().path("refund").path("state").asText()).isEqualTo("NONE");
    }

    @ParameterizedTest
    @EnumSource
    void theNextActionOfEveryKindIsPending(OrderAction kind) {
        var id = ActionId.of(order.platform().name(), Target.order(order.reference()), kind, 0);

        assertThat(action(id).text("action")).isEqualTo(kind.name());
    }

    @Test
    void afterAnEndedActionTheNextIdIsPending() {
        order.withCancel(0, "FAILED", ACCEPTED_AT);

        assertThat(action(order.cancelId(0)).text("status")).isEqualTo("FAILED");
        assertThat(action(order.cancelId(1)).text("status")).isEqualTo("PENDING");
        action(order.cancelId(2)).assertRefusedWith(404, "404.300");
    }

    @Test
    void anEndedActionShowsCountsMoneyAndAVerdictPerLineItem() {
        var id = order.withCancel(0, "PARTIALFAILED", ACCEPTED_AT);
        order.withVerdicts(id);

        var action = action(id);

        assertThat(action.text("status")).isEqualTo("PARTIALFAILED");
        assertThat(action.text("reasonCode")).isEqualTo("FRAUD");
        assertThat(action.text("acceptedAt")).isEqualTo("2026-11-20T09:00:00.500Z");
        assertThat(action.json().path("successfulLineItems").asInt()).isEqualTo(1);
        assertThat(action.json().path("failedLineItems").asInt()).isEqualTo(2);
        assertThat(action.json().path("ineligible").toString()).isEqualTo("{\"REDEEMED\":1}");
        assertThat(action.json().has("explanation")).isFalse();
        assertThat(action.json().path("refund").toString())
                .isEqualTo("{\"currencyCode\":\"USD\",\"value\":24.50,\"feesWithheld\":0.50,\"state\":\"POSTED\"}");
        assertThat(action.json().path("lineItems")).hasSize(3);
    }

    @Test
    void aVerdictNamesRuleRefundAndLedgerTransaction() {
        var id = order.withCancel(0, "PARTIALFAILED", ACCEPTED_AT);
        order.withVerdicts(id);

        var lineItems = action(id).json().path("lineItems");

        var cancelled = lineItems.get(0);
        assertThat(cancelled.path("referenceLineItemId").asText()).isEqualTo(order.reference() + "-1");
        assertThat(cancelled.path("verdict").asText()).isEqualTo("ELIGIBLE");
        assertThat(cancelled.path("refund").decimalValue()).isEqualByComparingTo("24.50");
        assertThat(cancelled.path("ledgerTransaction").asLong()).isEqualTo(77);
        assertThat(cancelled.path("explanation").asText())
                .isEqualTo("Cancelled: every rule agreed. 24.50 USD goes back, after a service fee of 0.50 USD.");
        var redeemed = lineItems.get(1);
        assertThat(redeemed.path("rule").asText()).isEqualTo("REDEEMED");
        assertThat(redeemed.path("ruleVersion").asInt()).isEqualTo(1);
        assertThat(redeemed.has("refund")).isFalse();
        assertThat(redeemed.path("explanation").asText())
                .isEqualTo("Unchanged, by rule REDEEMED (version 1): the reward was redeemed.");
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, cancelled", "FREEZE, frozen or cancelled", "UNFREEZE, cancelled"})
    void whatAnEarlierActionSettledIsCountedAndExplained(OrderAction kind, String already) {
        var id = order.withSettledBefore(kind, 2);

        var ended = action(id);

        assertThat(ended.json().path("ineligible").toString()).isEqualTo("{\"ALREADY_SETTLED\":2}");
        assertThat(ended.json().path("lineItems")).isEmpty();
        assertThat(ended.text("explanation"))
                .isEqualTo("2 unchanged, by rule ALREADY_SETTLED (version 1): already " + already
                        + " by an earlier action, which shows the verdicts.");
    }

    @Test
    void theCauseOfAnUnsettledLineItemStaysInside() {
        var id = order.withCancel(0, "PARTIALFAILED", ACCEPTED_AT);
        order.withVerdicts(id);

        assertThat(action(id).json().toString())
                .contains("a person will look at it")
                .doesNotContain("SQLSTATE", "Secret");
    }

    @Test
    void verdictsComeInPages() {
        var id = order.withCancel(0, "PARTIALFAILED", ACCEPTED_AT);
        order.withVerdicts(id);

        var first = Call.get(order.actionPath(id) + "?maxResults=2")
                .as(order.platform())
                .send();
        var cursor = first.json().path("pagination").path("nextCursor").asText();
        var second = Call.get(order.actionPath(id) + "?maxResults=2&nextCursor=" + cursor)
                .as(order.platform())
                .send();

        assertThat(first.json().path("lineItems").findValuesAsText("referenceLineItemId"))
                .containsExactly(order.reference() + "-1", order.reference() + "-2");
        assertThat(first.json().path("pagination").path("nextPageAvailable").asBoolean())
                .isTrue();
        assertThat(second.json().path("lineItems").findValuesAsText("referenceLineItemId"))
                .containsExactly(order.reference() + "-3");
        assertThat(second.json().path("pagination").toString())
                .contains("\"nextCursor\":null", "\"nextPageAvailable\":false", "\"numberOfElements\":1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxResults=0",
                "maxResults=501",
                "maxResults=-1",
                "maxResults=x",
                "maxResults=99999999999",
                "nextCursor=!",
                "nextCursor=eA",
                "nextCursor=LTE"
            })
    void aWrongPageIs400(String query) {
        var answer = Call.get(order.actionPath(order.cancelId(0)) + "?" + query)
                .as(order.platform())
                .send();

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors())
                .containsExactly(query.substring(0, query.indexOf('=')) + " 400.001");
    }

    @Test
    void otherIdsAre404() {
        action(UUID.randomUUID()).assertRefusedWith(404, "404.300");
        action("not-an-id").assertRefusedWith(404, "404.300");
        action("1-1-1-1-1").assertRefusedWith(404, "404.300");
    }

    @Test
    void lookingNeedsTheRightToRead() {
        Call.get(order.actionPath(order.cancelId(0)))
                .as(order.platform().withRights("{CANCEL}"))
                .send()
                .assertRefusedWith(403, "403.032");
    }

    private Answer action(Object id) {
        return Call.get(order.actionPath(id)).as(order.platform()).send();
    }
}
