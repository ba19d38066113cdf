package io.countermand.api.command;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.Commands;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract §3, {@code POST /lineItems/{referenceLineItemID}/cancel /freeze /unfreeze}. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class LineItemActionTest {

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(2);

    @ParameterizedTest
    @ValueSource(strings = {"lineItems", "line-items"})
    void answers202WithTheJsonStringAcceptedAndTheLocationOfTheAction(String spelling) {
        var answer = Call.post("/raas/v2/" + spelling + "/" + order.reference() + "-2/cancel", FRAUD)
                .as(order.platform())
                .send();

        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        assertThat(answer.json()).isEqualTo(Json.of("\"Accepted\""));
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Location"))
                .isEqualTo(order.lineItemPath(2) + "/actions/" + actionId(OrderAction.CANCEL));
    }

    @ParameterizedTest
    @EnumSource
    void theCommandIsAimedAtTheLineItem(OrderAction action) {
        if (action == OrderAction.UNFREEZE) {
            order.butLineItem(2, "settled_reward = 'FROZEN'");
        }

        assertThat(act(action, 2).status()).isEqualTo(202);

        assertThat(Commands.of(order)).singleElement().satisfies(command -> {
            assertThat(command.target()).isEqualTo(target());
            assertThat(command.action()).isEqualTo(action);
            assertThat(command.actionId()).isEqualTo(actionId(action));
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyDocumentedReasonCodeIsTaken(OrderAction action) {
        if (action == OrderAction.UNFREEZE) {
            order.butLineItem(2, "settled_reward = 'FROZEN'");
        }

        for (var code : ReasonCodes.ofLineItem(action).keySet()) {
            assertThat(act(action, 2, Json.text(code, "because")).status())
                    .as(code)
                    .isEqualTo(202);
        }
    }

    @ParameterizedTest
    @CsvSource({"CANCEL, ACCIDENTAL", "CANCEL, VERIFY_ORDER", "FREEZE, RECIPIENT", "FREEZE, DUPLICATE"})
    void reasonCodesOfOtherCallsAre400(OrderAction action, String code) {
        var answer = act(action, 2, Json.text(code, "because"));

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly("reasonCode 400.001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RA", "RA-x", "RA-1x", "RA261120-12-00", "RA-0", "RA-12345678"})
    void anIdWithoutALineNumberAtTheEndIs422(String id) {
        var answer = Call.post("/raas/v2/lineItems/" + id + "/cancel", FRAUD)
                .as(order.platform())
                .send();

        answer.assertRefusedWith(422, "422.190");
    }

    @Test
    void aLineItemThatIsNotThereIs404() {
        act(OrderAction.CANCEL, 3).assertRefusedWith(404, "404.102");
    }

    @Test
    void aForeignLineItemIsTheSame404() {
        var stranger = aPlatform();
        var path = order.lineItemPath(2) + "/cancel";

        var foreign = Call.post(path, FRAUD).as(stranger).send().assertRefusedWith(404, "404.102");
        var absent = Call.post(path.replace("-2/", "-7/"), FRAUD).as(stranger).send();

        assertThat(foreign.text("message")).isEqualTo(absent.text("message"));
        assertThat(foreign.comparable().get("headers"))
                .isEqualTo(absent.comparable().get("headers"));
    }

    @Test
    void contentComesBeforeTheId() {
        Call.post("/raas/v2/lineItems/RA/cancel", "{}")
                .as(order.platform())
                .send()
                .assertRefusedWith(400, "400.001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CANCEL   | settled_reward = 'CANCELLED'         | 422.234 | ALREADY_SETTLED
            CANCEL   | reward_status = 'REDEEMED'           | 422.234 | REDEEMED
            CANCEL   | remaining_minor = 100                | 422.234 | REDEEMED
            CANCEL   | product_kind = 'BRAND_CARD'          | 422.234 | PRODUCT_KIND
            CANCEL   | status = 'FAILED'                    | 422.234 | LINE_ITEM_STATUS
            CANCEL   | date_issued = '2026-11-14T23:59:59Z' | 422.234 | WINDOW
            FREEZE   | settled_reward = 'FROZEN'            | 422.235 | ALREADY_SETTLED
            FREEZE   | settled_reward = 'CANCELLED'         | 422.235 | ALREADY_SETTLED
            UNFREEZE | status = 'COMPLETE'                  | 422.236 | REWARD_STATUS
            UNFREEZE | settled_reward = 'CANCELLED'         | 422.236 | ALREADY_SETTLED
            """)
    void aLineItemThatIsKnownToBeIneligibleIs422(OrderAction action, String facts, String key, String rule) {
        order.butLineItem(2, facts);

        var answer = act(action, 2).assertRefusedWith(422, key);

        assertThat(answer.fieldErrors()).containsExactly("rule " + key);
        assertThat(answer.json().path("errors").path(0).path("message").asText())
                .startsWith("Rule " + rule + " (version 1): ");
        assertThat(Commands.of(order)).isEmpty();
    }

    @Test
    void theDocumentedWordingIsKept() {
        order.butLineItem(2, "settled_reward = 'CANCELLED'");

        assertThat(act(OrderAction.CANCEL, 2).text("message")).isEqualTo("Line Item is ineligible to cancel.");
    }

    @Test
    void whatARunningActionLeavesBehindIsNotKnownYet() {
        order.withCancel(0, "PROCESSING", TestClock.NOW);

        assertThat(act(OrderAction.UNFREEZE, 2).status()).isEqualTo(202);
    }

    @Test
    void theLastInstantOfTheWindowStillCounts() {
        order.butLineItem(2, "date_issued = '2026-11-15T00:00:00Z'");

        assertThat(act(OrderAction.CANCEL, 2).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "FAILED"})
    void lineItemsOfOrdersThatTakeNoActionsAre422(String status) {
        var failed = anOrder(order.platform()).inStatus(status).placed().withLineItem(1);

        Call.post(failed.lineItemPath(1) + "/cancel", FRAUD)
                .as(order.platform())
                .send()
                .assertRefusedWith(422, "422.152");
    }

    private Answer act(OrderAction action, int line) {
        return act(action, line, FRAUD);
    }

    private Answer act(OrderAction action, int line, String body) {
        var path = order.lineItemPath(line) + "/" + action.name().toLowerCase(Locale.ROOT);
        return Call.post(path, body).as(order.platform()).send();
    }

    private Object actionId(OrderAction action) {
        return ActionId.of(order.platform().name(), target(), action, 0);
    }

    private Target target() {
        return Target.lineItem(new LineItemId(order.reference(), 2));
    }
}
