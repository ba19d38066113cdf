package io.countermand.api.order;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.OrderAction;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /asyncOrders/…}: the documented summary, and the line items with their rewards. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class AsyncOrderViewTest {

    private final PlacedOrder order = anOrder(aPlatform())
            .placed()
            .withLineItem(1)
            .withLineItem(2)
            .withLineItem(3)
            .butLineItem(3, "status = 'FAILED', reward_status = null");

    @Test
    void theSummaryShowsEveryDocumentedField() {
        var expected = """
                {"referenceOrderID":"%1$s","externalRefID":"my-%1$s","orderStatus":"COMPLETE",\
                "createdAt":"2026-11-19T10:15:30.123Z","completedAt":null,"customerIdentifier":"%2$s",\
                "accountIdentifier":"%3$s","sender":null,\
                "amountCharged":{"currencyCode":"USD","value":75.00,"total":76.50,"shippingFee":null},"campaign":null,\
                "purchaseOrderNumber":null,"notes":null,"totalLineItems":3,\
                "pagination":{"prevCursor":null,"nextCursor":null,"prevPageAvailable":false,"nextPageAvailable":false,\
                "maxResults":100,"numberOfElements":1},"orderErrors":[],\
                "lineItems":[{"referenceLineItemId":"%1$s-1","externalRefLineItemID":"mine-1",\
                "lineItemStatus":"COMPLETE","deliveryStatus":null,\
                "recipient":{"firstName":"Ada","lastName":null,"email":"ada@example.com","mobileNumber":null,"address":null},\
                "bulkShipping":null,"deliveryMethod":null,"rewardName":"A Reward Link","quantity":1,"amount":25.00,\
                "amountCharged":{"value":25.00,"currencyCode":"USD","exchangeRate":1.5,"fee":0.50,"total":25.50},\
                "scheduledDeliveryDate":null,"lineItemErrors":[]}]}""".formatted(order.reference(), order.customer(), order.account());

        assertThat(get(byOwnReference() + "?referenceLineItemIDs=" + id(1)).toString())
                .isEqualTo(expected);
    }

    @Test
    void ourReferenceLeadsToTheSameSummary() {
        assertThat(get(order.path())).isEqualTo(get(byOwnReference()));
    }

    @Test
    void theLineItemsShowRewardsAndWhatMayBeDoneToThem() {
        order.withSettled(OrderAction.FREEZE, 1, "FROZEN", TestClock.NOW);

        var lineItem = get(byOwnReference() + "/lineItems").path("lineItems").get(0);

        assertThat(lineItem.path("referenceLineItemId").asText()).isEqualTo(id(1));
        assertThat(lineItem.path("canCancel").asBoolean()).isTrue();
        assertThat(lineItem.path("canFreeze").asBoolean(true)).isFalse();
        assertThat(lineItem.path("lineItemActionReason").asText()).isEqualTo("FRAUD");
        assertThat(lineItem.path("amountIssued").path("value").decimalValue()).isEqualByComparingTo("25.00");
        assertThat(lineItem.path("dateIssued").asText()).isEqualTo("2026-11-19T10:15:30.123Z");
        assertThat(lineItem.path("expirationDate").asText()).isEqualTo("2027-11-19T10:15:30.000Z");
        assertThat(lineItem.path("reissuedFromReferenceLineItemId").isNull()).isTrue();
        assertThat(lineItem.path("rewards").toString())
                .isEqualTo("[{\"rewardStatus\":\"FROZEN\",\"credentialList\":[],\"redemptionInstructions\":null}]");
    }

    @Test
    void pagesLeadForwardsAndBack() {
        var first = get(byOwnReference() + "?maxResults=2");
        var second = get(byOwnReference() + "?maxResults=2&nextCursor=" + cursor(first, "nextCursor"));
        var back = get(byOwnReference() + "?maxResults=2&prevCursor=" + cursor(second, "prevCursor"));

        assertThat(ids(first)).containsExactly(id(1), id(2));
        assertThat(ids(second)).containsExactly(id(3));
        assertThat(second.path("pagination").path("nextPageAvailable").asBoolean(true))
                .isFalse();
        assertThat(ids(back)).containsExactly(id(1), id(2));
        assertThat(back.path("pagination").path("prevPageAvailable").asBoolean(true))
                .isFalse();
        assertThat(back.path("pagination").path("nextPageAvailable").asBoolean())
                .isTrue();
    }

    @Test
    void filtersByIdsAndFailures() {
        var base = byOwnReference() + "?";

        assertThat(ids(get(base + "failedOnly=true"))).containsExactly(id(3));
        assertThat(ids(get(base + "referenceLineItemIDs=" + id(2) + "," + id(3))))
                .containsExactly(id(2), id(3));
        assertThat(ids(get(base + "referenceLineItemIDs=" + id(2) + "&referenceLineItemIDs=" + id(1))))
                .containsExactly(id(1), id(2));
        assertThat(ids(get(base + "externalRefLineItemIDs=mine-2,mine-9"))).containsExactly(id(2));
        assertThat(ids(get(base + "referenceLineItemIDs=RA-another-order-1"))).isEmpty();
    }

    @Test
    void theNewestOrderIsMeantWhenAReferenceWasUsedAgain() {
        var again = order.againWithTheSameReference("RA-again-" + order.id());

        assertThat(get(byOwnReference()).path("referenceOrderID").asText()).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maxResults=0                  | maxResults
            maxResults=501                | maxResults
            nextCursor=x                  | nextCursor
            prevCursor=x                  | prevCursor
            prevCursor=MQ&nextCursor=MQ   | prevCursor
            failedOnly=yes                | failedOnly
            externalRefLineItemIDs=%00    | externalRefLineItemIDs
            """)
    void wrongParametersAre400AndNamed(String query, String parameter) {
        var answer = Call.get(order.path() + "?" + query).as(order.platform()).send();

        assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly(parameter + " 400.001");
    }

    @Test
    void atMost50IdsCanBeAskedFor() {
        for (var parameter : List.of("externalRefLineItemIDs", "referenceLineItemIDs")) {
            var ids = String.join(",", Collections.nCopies(51, "x"));
            var answer = Call.get(order.path() + "?" + parameter + "=" + ids)
                    .as(order.platform())
                    .send();

            assertThat(answer.assertRefusedWith(400, "400.001").fieldErrors()).containsExactly(parameter + " 400.001");
        }
    }

    @Test
    void aPageWithRewardsHasAtMost100LineItems() {
        Call.get(byOwnReference() + "/lineItems?maxResults=101")
                .as(order.platform())
                .send()
                .assertRefusedWith(400, "400.001");
        assertThat(get(byOwnReference() + "/lineItems")
                        .path("pagination")
                        .path("maxResults")
                        .asInt())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/raas/v2/asyncOrders/RA-nobody-has-this",
                "/raas/v2/asyncOrders/%00",
                "/raas/v2/asyncOrders/customers/nobody/accounts/nobody/mine",
                "/raas/v2/asyncOrders/customers/%00%00%00%00%00/accounts/nobody/mine",
                "/raas/v2/asyncOrders/customers/nobody/accounts/nobody/%00",
                "/raas/v2/asyncOrders/customers/nobody/accounts/nobody/mine/lineItems"
            })
    void unknownOrdersAre404(String path) {
        Call.get(path).as(order.platform()).send().assertRefusedWith(404, "404.017");
    }

    @Test
    void theCustomerMustBeTheAccounts() {
        var other = anOrder(order.platform()).placed();

        Call.get(byOwnReference().replace(order.customer(), other.customer()))
                .as(order.platform())
                .send()
                .assertRefusedWith(404, "404.017");
    }

    private String byOwnReference() {
        return "/raas/v2/asyncOrders/customers/%s/accounts/%s/my-%s"
                .formatted(order.customer(), order.account(), order.reference());
    }

    private JsonNode get(String path) {
        var answer = Call.get(path).as(order.platform()).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.json();
    }

    private String id(int line) {
        return order.reference() + "-" + line;
    }

    private static List<String> ids(JsonNode page) {
        return page.path("lineItems").findValuesAsText("referenceLineItemId");
    }

    private static String cursor(JsonNode page, String name) {
        return page.path("pagination").path(name).asText();
    }
}
