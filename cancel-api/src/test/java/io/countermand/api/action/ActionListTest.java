package io.countermand.api.action;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.api.testing.WorkersWords;
import io.countermand.domain.action.OrderAction;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code GET /asyncOrders/{referenceOrderID}/actions} (ours). */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ActionListTest {

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(1);

    @Test
    void listsTheNewestFirst() {
        var ids = cancels(3);

        var list = list("");

        assertThat(list.path("actions").findValuesAsText("actionId"))
                .containsExactly(
                        ids.get(2).toString(), ids.get(1).toString(), ids.get(0).toString());
        assertThat(list.path("pagination").toString()).isEqualTo("""
                {"prevCursor":null,"nextCursor":null,"prevPageAvailable":false,"nextPageAvailable":false,\
                "maxResults":100,"numberOfElements":3}""");
    }

    @Test
    void anActionIsShownAsAtItsOwnPath() {
        order.withVerdicts(order.withCancel(0, "PARTIALFAILED", TestClock.NOW));

        var listed = list("").path("actions").get(0);
        var alone = Call.get(order.actionPath(order.cancelId(0)))
                .as(order.platform())
                .send();

        listed.properties()
                .forEach(field -> assertThat(alone.json().path(field.getKey())).isEqualTo(field.getValue()));
        assertThat(listed.path("status").asText()).isEqualTo("PARTIALFAILED");
    }

    @Test
    void pagesMeetEveryActionOnceAndLeadBack() {
        var ids = cancels(5).reversed();
        var met = new ArrayList<String>();

        var page = list("?maxResults=2");
        met.addAll(page.path("actions").findValuesAsText("actionId"));
        while (page.path("pagination").path("nextPageAvailable").asBoolean()) {
            page = list("?maxResults=2&nextCursor=" + cursor(page, "nextCursor"));
            met.addAll(page.path("actions").findValuesAsText("actionId"));
        }
        var back = list("?maxResults=2&prevCursor=" + cursor(page, "prevCursor"));

        assertThat(met).isEqualTo(ids.stream().map(UUID::toString).toList());
        assertThat(back.path("actions").findValuesAsText("actionId"))
                .containsExactly(ids.get(2).toString(), ids.get(3).toString());
    }

    @Test
    void anOrderWithoutActionsHasAnEmptyList() {
        assertThat(list("").path("actions")).isEmpty();
    }

    @Test
    void actionsOnSingleLineItemsAreSeenThere() {
        new WorkersWords(order).withLineItemAction(OrderAction.CANCEL, 1, "SUCCESSFUL");

        assertThat(list("").path("actions")).isEmpty();
    }

    @Test
    void unknownAndForeignOrdersAre404() {
        Call.get("/raas/v2/asyncOrders/RA-nobody-has-this/actions")
                .as(order.platform())
                .send()
                .assertRefusedWith(404, "404.017");
        Call.get(order.path() + "/actions").as(aPlatform()).send().assertRefusedWith(404, "404.017");
    }

    private List<UUID> cancels(int count) {
        return IntStream.range(0, count)
                .mapToObj(generation -> order.withCancel(generation, "FAILED", TestClock.NOW))
                .toList();
    }

    private JsonNode list(String query) {
        var answer =
                Call.get(order.path() + "/actions" + query).as(order.platform()).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.json();
    }

    private static String cursor(JsonNode page, String name) {
        return page.path("pagination").path(name).asText();
    }
}
