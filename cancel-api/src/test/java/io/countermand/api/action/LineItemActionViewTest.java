package io.countermand.api.action;

import static io.countermand.api.testing.Call.FRAUD;
import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.api.testing.Answer;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.api.testing.WorkersWords;
import io.countermand.domain.action.OrderAction;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /lineItems/{referenceLineItemID}/actions/{actionId}} (ours). */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class LineItemActionViewTest {

    private final PlacedOrder order =
            anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2);
    private final WorkersWords worker = new WorkersWords(order);

    @ParameterizedTest
    @EnumSource
    void anAcceptedActionIsPendingAtItsLocationFromTheFirstMoment(OrderAction action) {
        if (action == OrderAction.UNFREEZE) {
            order.butLineItem(1, "settled_reward = 'FROZEN'");
        }
        var path = order.lineItemPath(1) + "/" + action.name().toLowerCase(Locale.ROOT);
        var location = Call.post(path, FRAUD).as(order.platform()).send().header("Location");

        var found = Call.get(location).as(order.platform()).send();

        assertThat(found.status()).as("%s", found.json()).isEqualTo(200);
        assertThat(found.text("status")).isEqualTo("PENDING");
        assertThat(found.text("action")).isEqualTo(action.name());
        assertThat(found.text("referenceLineItemId")).isEqualTo(order.reference() + "-1");
        assertThat(found.json().path("totalLineItems").asInt()).isEqualTo(1);
        assertThat(Call.get(location.replace("lineItems", "line-items"))
                        .as(order.platform())
                        .send()
                        .json())
                .isEqualTo(found.json());
    }

    @Test
    void anEndedActionShowsItsReasonAsItWasEscapedAndItsVerdict() {
        var id = worker.withLineItemAction(OrderAction.CANCEL, 1, "SUCCESSFUL");
        worker.withVerdicts(id, 1);

        var action = action(1, id);

        assertThat(action.text("status")).isEqualTo("SUCCESSFUL");
        assertThat(action.text("reasonCode")).isEqualTo("OTHER");
        assertThat(action.text("otherReason")).isEqualTo("a &lt;b&gt; c");
        assertThat(action.text("acceptedAt")).isEqualTo("2026-11-20T10:15:30.123Z");
        assertThat(action.json().path("lineItems").findValuesAsText("verdict")).containsExactly("ELIGIBLE");
    }

    @Test
    void anActionIsAlsoFoundUnderItsOrder() {
        var id = worker.withLineItemAction(OrderAction.CANCEL, 1, "SUCCESSFUL");
        worker.withVerdicts(id, 1);

        var found = Call.get(order.actionPath(id)).as(order.platform()).send();

        assertThat(found.json()).isEqualTo(action(1, id).json());
        assertThat(found.text("referenceLineItemId")).isEqualTo(order.reference() + "-1");
    }

    @Test
    void theActionsOfALineItemAreListedTheNewestFirst() {
        var older = worker.withLineItemAction(OrderAction.FREEZE, 1, "SUCCESSFUL");
        var newer = worker.withLineItemAction(OrderAction.CANCEL, 1, "SUCCESSFUL");
        worker.withLineItemAction(OrderAction.CANCEL, 2, "SUCCESSFUL");
        order.withCancel(0, "SUCCESSFUL", TestClock.NOW);

        var actions = list(order.lineItemPath(1), "").json().path("actions");

        assertThat(actions.findValuesAsText("actionId")).containsExactly(newer.toString(), older.toString());
        assertThat(actions.findValuesAsText("referenceLineItemId")).containsOnly(order.reference() + "-1");
        assertThat(actions.findValuesAsText("totalLineItems")).containsOnly("1");
        var second = list(order.lineItemPath(1), "?maxResults=1").json().path("pagination");
        assertThat(list(
                                order.lineItemPath(1),
                                "?maxResults=1&nextCursor="
                                        + second.path("nextCursor").asText())
                        .json()
                        .path("actions")
                        .findValuesAsText("actionId"))
                .containsExactly(older.toString());
    }

    @Test
    void unknownAndForeignLineItemsHaveNoList() {
        assertThat(list(order.lineItemPath(1), "").json().path("actions")).isEmpty();
        list(order.lineItemPath(9), "").assertRefusedWith(404, "404.102");
        Call.get(order.lineItemPath(1) + "/actions").as(aPlatform()).send().assertRefusedWith(404, "404.102");
    }

    private Answer list(String lineItemPath, String query) {
        return Call.get(lineItemPath + "/actions" + query).as(order.platform()).send();
    }

    @Test
    void actionsOnTheWholeOrderAndOnOtherLineItemsAreElsewhere() {
        var ofOrder = order.withCancel(0, "SUCCESSFUL", TestClock.NOW);
        var ofTheOther = worker.withLineItemAction(OrderAction.FREEZE, 2, "SUCCESSFUL");

        action(1, ofOrder).assertRefusedWith(404, "404.300");
        action(1, ofTheOther).assertRefusedWith(404, "404.300");
        assertThat(action(2, ofTheOther).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1"})
    void otherIdsAre404(String id) {
        action(1, id).assertRefusedWith(404, "404.300");
    }

    @Test
    void aLineItemThatIsNotThereIs404AndOneWithoutItsNumber422() {
        action(3, order.cancelId(0)).assertRefusedWith(404, "404.102");
        Call.get("/raas/v2/lineItems/RA/actions/" + order.cancelId(0))
                .as(order.platform())
                .send()
                .assertRefusedWith(422, "422.190");
    }

    private Answer action(int line, Object id) {
        return Call.get(order.lineItemPath(line) + "/actions/" + id)
                .as(order.platform())
                .send();
    }
}
