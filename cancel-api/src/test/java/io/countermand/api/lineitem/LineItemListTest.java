package io.countermand.api.lineitem;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.Platform;
import io.countermand.domain.action.OrderAction;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /lineItems}: keyset pages and filters as documented. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class LineItemListTest {

    private final Platform platform = aPlatform();
    private final PlacedOrder older = placed("2026-11-10T08:00:00.000001Z");
    private final PlacedOrder newer = placed("2026-11-12T08:00:00Z");

    @Test
    void listsTheNewestFirstAndCountsAll() {
        var list = list("");

        assertThat(ids(list)).containsExactly(id(newer, 2), id(newer, 1), id(older, 2), id(older, 1));
        assertThat(list.path("keysetPage").toString())
                .isEqualTo("{\"nextPageKeys\":null,\"previousPageKeys\":null,\"resultCount\":4,\"totalCount\":4}");
    }

    @Test
    void pagesForwardsMeetEveryLineItemOnce() {
        for (var order : List.of("", "&columnSortAscending=true")) {
            var met = new ArrayList<String>();
            var page = list("elementsPerBlock=1" + order);
            met.addAll(ids(page));
            while (!page.path("keysetPage").path("nextPageKeys").isNull()) {
                page = list("elementsPerBlock=1" + order + "&pageKeys="
                        + page.path("keysetPage").path("nextPageKeys").asText());
                met.addAll(ids(page));
            }

            assertThat(met).isEqualTo(ids(list(order)));
        }
    }

    @Test
    void thePreviousPageIsTheOneBefore() {
        var first = list("elementsPerBlock=2");
        var second = list("elementsPerBlock=2&pageKeys="
                + first.path("keysetPage").path("nextPageKeys").asText());
        var back = list("elementsPerBlock=2&pagePrevious=true&pageKeys="
                + second.path("keysetPage").path("previousPageKeys").asText());

        assertThat(ids(second)).containsExactly(id(older, 2), id(older, 1));
        assertThat(ids(back)).isEqualTo(ids(first));
        assertThat(back.path("keysetPage").path("previousPageKeys").isNull()).isTrue();
    }

    @Test
    void filtersByOrder() {
        assertThat(ids(list("referenceOrderID=" + older.reference()))).containsExactly(id(older, 2), id(older, 1));
        assertThat(ids(list("externalRefID=my-" + newer.reference()))).containsExactly(id(newer, 2), id(newer, 1));
        assertThat(ids(list("orderStatus=PARTIAL"))).isEmpty();
        assertThat(ids(list("orderStatus=COMPLETE"))).hasSize(4);
    }

    @Test
    void filtersByDateWithAnyOffset() {
        assertThat(ids(list("startDate=2026-11-11T00:00:00%2B02:00"))).containsExactly(id(newer, 2), id(newer, 1));
        assertThat(ids(list("endDate=2026-11-10T09:00:00.000001+01:00"))).containsExactly(id(older, 2), id(older, 1));
        assertThat(ids(list("startDate=2026-11-13T00:00:00Z"))).isEmpty();
    }

    @Test
    void filtersByTheStatusThatIsShown() {
        older.withSettled(OrderAction.CANCEL, 1, "CANCELLED", Instant.parse("2026-11-12T09:00:00Z"));

        assertThat(ids(list("status=CANCELLED"))).containsExactly(id(older, 1));
        assertThat(ids(list("status=COMPLETE&elementsPerBlock=3"))).hasSize(3).doesNotContain(id(older, 1));
        assertThat(list("status=COMPLETE").path("keysetPage").path("totalCount").asInt())
                .isEqualTo(3);
    }

    @Test
    void aCredentialListsOnlyItsAccounts() {
        placed("2026-11-12T08:00:00Z");
        var limited = platform.limitedTo(null, "{" + older.account() + "}");

        var answer = Call.get("/raas/v2/line-items").as(limited).send();

        assertThat(ids(answer.json())).containsExactly(id(older, 2), id(older, 1));
        assertThat(ids(Call.get("/raas/v2/lineItems").as(aPlatform()).send().json()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "elementsPerBlock=0, elementsPerBlock",
        "elementsPerBlock=501, elementsPerBlock",
        "pageKeys=MQ, pageKeys",
        "pageKeys=x, pageKeys",
        "pagePrevious=yes, pagePrevious",
        "columnSortName=utid, columnSortName",
        "columnSortAscending=1, columnSortAscending",
        "status=DONE, status",
        "orderStatus=DONE, orderStatus",
        "startDate=yesterday, startDate",
        "endDate=2026-11-11, endDate",
        "endDate=%2B12026-11-11T00:00:00Z, endDate",
        "externalRefID=%00, externalRefID",
        "referenceOrderID=%00, referenceOrderID"
    })
    void wrongParametersAre400AndNamed(String query, String parameter) {
        var answer = Call.get("/raas/v2/lineItems?" + query).as(platform).send();

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly(parameter + " 400.001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pageKeys=OTk5OTk5OTk5OTk5OTk5OTk5Ljk5OTk5OTk5OTk5OTk5OTk5OS45OTk5OTk5OTk5OTk5OTk5OTk",
                "pageKeys=MC4wLjA"
            })
    void aTamperedKeyLeadsNoFurtherThanTheOwnList(String query) {
        var answer = Call.get("/raas/v2/lineItems?" + query).as(platform).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ids(answer.json())).isSubsetOf(id(newer, 2), id(newer, 1), id(older, 2), id(older, 1));
    }

    private PlacedOrder placed(String createdAt) {
        return anOrder(platform)
                .createdAt(Instant.parse(createdAt))
                .placed()
                .withLineItem(1)
                .withLineItem(2);
    }

    private JsonNode list(String query) {
        var answer = Call.get("/raas/v2/lineItems?" + query).as(platform).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> ids(JsonNode list) {
        return list.path("lineItems").findValuesAsText("referenceLineItemID");
    }

    private static String id(PlacedOrder order, int line) {
        return order.reference() + "-" + line;
    }
}
