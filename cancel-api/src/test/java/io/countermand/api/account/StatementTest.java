package io.countermand.api.account;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code GET /accounts/{accountIdentifier}/transactions} (ours): the statement. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class StatementTest {

    private final PlacedOrder order = anOrder(aPlatform()).placed();

    @Test
    void tellsKindOrderActionAndAmountNewestFirst() {
        var action = UUID.randomUUID();
        order.withPosting("FUNDING", 100_000, null);
        order.withPosting("CHARGE", -7650, null);
        order.withPosting("VOID", 2450, action);

        var transactions = statement("").path("transactions");

        assertThat(transactions.findValuesAsText("kind")).containsExactly("VOID", "CHARGE", "FUNDING");
        assertThat(transactions.findValuesAsText("amount")).containsExactly("24.50", "-76.50", "1000.00");
        assertThat(transactions.get(0).path("referenceOrderId").asText()).isEqualTo(order.reference());
        assertThat(transactions.get(0).path("actionId").asText()).isEqualTo(action.toString());
        assertThat(transactions.get(0).path("postedAt").asText()).matches("2026-.*\\.\\d{3}Z");
        assertThat(transactions.get(1).path("transactionId").asLong())
                .isLessThan(transactions.get(0).path("transactionId").asLong());
    }

    @Test
    void pagesMeetEveryTransactionOnce() {
        for (int cents = 1; cents <= 5; cents++) {
            order.withPosting("FUNDING", cents, null);
        }

        var met = new ArrayList<String>();
        var page = statement("?maxResults=2");
        met.addAll(page.path("transactions").findValuesAsText("amount"));
        while (page.path("pagination").path("nextPageAvailable").asBoolean()) {
            page = statement("?maxResults=2&nextCursor="
                    + page.path("pagination").path("nextCursor").asText());
            met.addAll(page.path("transactions").findValuesAsText("amount"));
        }
        var back = statement("?maxResults=2&prevCursor="
                + page.path("pagination").path("prevCursor").asText());

        assertThat(met).containsExactly("0.05", "0.04", "0.03", "0.02", "0.01");
        assertThat(back.path("transactions").findValuesAsText("amount")).containsExactly("0.03", "0.02");
    }

    @Test
    void isEmptyBeforeTheFirstPosting() {
        assertThat(statement("").toString()).isEqualTo("""
                {"accountIdentifier":"%s","currencyCode":"USD","transactions":[],\
                "pagination":{"prevCursor":null,"nextCursor":null,"prevPageAvailable":false,"nextPageAvailable":false,\
                "maxResults":100,"numberOfElements":0}}""".formatted(order.account()));
    }

    @Test
    void wrongPagesAre400() {
        Call.get(path() + "?maxResults=1000").as(order.platform()).send().assertRefusedWith(400, "400.001");
        Call.get(path() + "?nextCursor=%00").as(order.platform()).send().assertRefusedWith(400, "400.001");
    }

    @Test
    void unknownAccountsAre404() {
        Call.get("/raas/v2/accounts/%00%00%00%00%00/transactions")
                .as(order.platform())
                .send()
                .assertRefusedWith(404, "404.003");
        Call.get(path()).as(aPlatform()).send().assertRefusedWith(404, "404.003");
    }

    private String path() {
        return "/raas/v2/accounts/" + order.account() + "/transactions";
    }

    private JsonNode statement(String query) {
        var answer = Call.get(path() + query).as(order.platform()).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.json();
    }
}
