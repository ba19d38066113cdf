package io.countermand.api.action;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.api.testing.WorkersWords;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An action on 50,000 line items is paged by key: no page costs more than its own rows. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ManyVerdictsTest {

    private static final int LINE_ITEMS = 50_000;
    private static final int PAGE = 500;

    @Inject
    Pool pool;

    private final PlacedOrder order =
            anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2).withLineItem(3);
    private UUID action;

    @BeforeEach
    void givenAnActionOn50000LineItems() {
        order.withLineItemsUpTo(LINE_ITEMS);
        action = order.withCancel(0, "SUCCESSFUL", TestClock.NOW);
        new WorkersWords(order).withVerdicts(action, LINE_ITEMS);
    }

    @Test
    void pagesMeetEveryVerdictOnceInLineOrder() {
        var met = new ArrayList<String>(LINE_ITEMS);

        var page = page("");
        met.addAll(ids(page));
        while (page.path("pagination").path("nextPageAvailable").asBoolean()) {
            page = page("&nextCursor=" + cursor(page, "nextCursor"));
            met.addAll(ids(page));
        }
        var back = page("&prevCursor=" + cursor(page, "prevCursor"));

        assertThat(met).isEqualTo(references(1, LINE_ITEMS));
        assertThat(ids(back)).isEqualTo(references(LINE_ITEMS - 2 * PAGE + 1, LINE_ITEMS - PAGE));
    }

    /** Planned as the service plans: once for whatever it is asked. */
    @ParameterizedTest
    @MethodSource("statements")
    void aPageReadsItsOwnRowsByTheIndexAndSortsNothing(String sql) throws IOException {
        var plan = planOfAPageInTheMiddle(sql);

        assertThat(plan.findValuesAsText("Node Type"))
                .contains("Index Scan")
                .doesNotContain("Sort", "Incremental Sort", "Seq Scan", "Hash Join", "Merge Join");
        assertThat(plan.findValues("Actual Rows"))
                .isNotEmpty()
                .allSatisfy(rows -> assertThat(rows.asInt()).isLessThanOrEqualTo(PAGE + 1));
    }

    static List<String> statements() {
        return List.of(StoredActions.VERDICTS_FORWARDS, StoredActions.VERDICTS_BACKWARDS);
    }

    private JsonNode planOfAPageInTheMiddle(String sql) throws IOException {
        var connection = pool.getConnectionAndAwait();
        try {
            connection.query("prepare a_page (uuid, int, int) as " + sql).executeAndAwait();
            var explained = connection
                    .query("explain (analyze, format json) execute a_page ('%s', %d, %d)"
                            .formatted(action, LINE_ITEMS / 2, PAGE + 1))
                    .executeAndAwait();
            connection.query("deallocate a_page").executeAndAwait();
            return new ObjectMapper()
                    .readTree(explained.iterator().next().getValue(0).toString());
        } finally {
            connection.closeAndAwait();
        }
    }

    private JsonNode page(String query) {
        var answer = Call.get(order.actionPath(action) + "/lineItems?maxResults=" + PAGE + query)
                .as(order.platform())
                .send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.json();
    }

    private List<String> references(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(line -> order.reference() + "-" + line)
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("lineItems").findValuesAsText("referenceLineItemId");
    }

    private static String cursor(JsonNode page, String name) {
        return page.path("pagination").path(name).asText();
    }
}
