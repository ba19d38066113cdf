package io.countermand.api.lineitem;

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
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code GET /lineItems/{referenceLineItemID}}: the documented view. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class LineItemViewTest {

    private final PlacedOrder order = anOrder(aPlatform()).placed().withLineItem(1);

    @Test
    void showsEveryDocumentedField() {
        var expected = """
                {"referenceLineItemID":"%1$s-1","externalReferenceLineItemID":"mine-1","referenceOrderID":"%1$s",\
                "orderSource":"AA","status":"COMPLETE","orderStatus":"COMPLETE","emailStatus":"","deliveryMethod":null,\
                "deliveryStatus":null,"rewardStatus":"ACTIVE","canCancel":true,"canFreeze":true,"lineNumber":1,\
                "rewardName":"A Reward Link",\
                "amountIssued":{"value":25.00,"currencyCode":"USD","exchangeRate":null,"fee":null,"total":null},\
                "amountCharged":{"value":25.00,"currencyCode":"USD","exchangeRate":1.5,"fee":0.50,"total":25.50},\
                "remainingBalance":25.00,"dateIssued":"2026-11-19T10:15:30.123Z",\
                "expirationDate":"2027-11-19T10:15:30.000Z","accountNumber":"","accountIdentifier":"%2$s",\
                "etid":"E123456","ptid":null,"utid":"U123456","customerIdentifier":"%3$s",\
                "recipient":{"firstName":"Ada","lastName":null,"email":"ada@example.com","mobileNumber":null,"address":null},\
                "sender":null,"purchaseOrderNumber":null,"campaign":null,"orderNotes":null,"lineItemActionReason":null,\
                "reissuedFromReferenceLineItemId":null,"reissuedToReferenceLineItemId":null,"lineItemErrors":[],\
                "quantity":1,"reward":{"credentials":{},"credentialList":[],"redemptionInstructions":null},\
                "resendHistory":[],"redemptionHistory":[],"lineItemActionHistory":[],\
                "rewardViewHistory":[{"date":"2026-11-19T10:15:30.123Z","status":"ACTIVE"}]}""".formatted(order.reference(), order.account(), order.customer());

        assertThat(lineItem().toString()).isEqualTo(expected);
    }

    @Test
    void theOlderSpellingOfThePathLeadsToTheSame() {
        var answer = Call.get(order.lineItemPath(1).replace("lineItems", "line-items"))
                .as(order.platform())
                .send();

        assertThat(answer.json()).isEqualTo(lineItem());
    }

    @Test
    void afterACancelStatusAndRewardStatusAreCancelled() {
        order.withSettled(OrderAction.CANCEL, 1, "CANCELLED", TestClock.NOW);

        thenStatusIs("CANCELLED", "CANCELLED", false, false);
        assertThat(lineItem().path("lineItemActionReason").asText()).isEqualTo("FRAUD");
    }

    @Test
    void afterAFreezeRewardStatusIsFrozenAndItCanStillBeCancelled() {
        order.withSettled(OrderAction.FREEZE, 1, "FROZEN", TestClock.NOW);

        thenStatusIs("COMPLETE", "FROZEN", true, false);
    }

    @Test
    void afterAnUnfreezeRewardStatusIsActive() {
        order.withSettled(OrderAction.FREEZE, 1, "FROZEN", TestClock.NOW);
        order.withSettled(OrderAction.UNFREEZE, 1, "ACTIVE", TestClock.NOW);

        thenStatusIs("COMPLETE", "ACTIVE", true, true);
    }

    @Test
    void historyTellsWhatEachActionMadeOfTheReward() {
        order.withSettled(OrderAction.FREEZE, 1, "FROZEN", TestClock.NOW.minus(Duration.ofHours(2)));
        order.withSettled(OrderAction.CANCEL, 1, "CANCELLED", TestClock.NOW.minus(Duration.ofHours(1)));

        var lineItem = lineItem();

        assertThat(lineItem.path("lineItemActionHistory").toString()).isEqualTo("""
                [{"action":"FREEZE","reason":"FRAUD","actionDate":"2026-11-20T08:15:30.123Z",\
                "oldReferenceLineItemId":null,"newReferenceLineItemId":null},\
                {"action":"CANCEL","reason":"FRAUD","actionDate":"2026-11-20T09:15:30.123Z",\
                "oldReferenceLineItemId":null,"newReferenceLineItemId":null}]""");
        assertThat(lineItem.path("rewardViewHistory").findValuesAsText("status"))
                .containsExactly("ACTIVE", "FROZEN", "CANCELLED");
    }

    /** The rules have their own tests; here one case of each kind shows that they are asked. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            remaining_minor = 2499                  | redeemed in part
            reward_status = 'REDEEMED'              | redeemed
            product_kind = 'BRAND_CARD'             | no Choice product
            status = 'PENDING'                      | not complete
            date_issued = '2026-11-14T23:59:59.999Z'| outside of the window
            """)
    void canCancelAndCanFreezeAreByTheRulesOfTheVerdict(String assignments, String why) {
        order.butLineItem(1, assignments);

        assertThat(lineItem().path("canCancel").asBoolean(true)).as(why).isFalse();
        assertThat(lineItem().path("canFreeze").asBoolean(true)).as(why).isFalse();
    }

    @Test
    void theWindowIsThePlatforms() {
        order.butLineItem(1, "date_issued = '2026-11-14T23:59:59.999Z'");
        order.platform().withPolicy("window_days = 6");

        assertThat(lineItem().path("canCancel").asBoolean()).isTrue();
    }

    @Test
    void aLineItemOfAnOrderThatIsStillArrivingCanDoNothingYet() {
        var arriving =
                anOrder(order.platform()).withLineItemsArrived(1).placed().withLineItem(1);

        var lineItem = Call.get(arriving.lineItemPath(1)).as(order.platform()).send();

        assertThat(lineItem.json().path("canCancel").asBoolean(true)).isFalse();
    }

    @Test
    void remainingBalanceIsOfChoiceProductsOnly() {
        order.butLineItem(1, "product_kind = 'BRAND_CARD'");

        assertThat(lineItem().path("remainingBalance").isNull()).isTrue();
    }

    @Test
    void anIdWithoutLineNumberAtTheEndIs422() {
        Call.get("/raas/v2/lineItems/RA").as(order.platform()).send().assertRefusedWith(422, "422.190");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s-2", "RA-nobody-has-this-1", "%%00-1", "..%%2Fadmin-1", "{x}-1"})
    void unknownLineItemsAre404(String id) {
        for (var spelling : new String[] {"lineItems", "line-items"}) {
            var path = "/raas/v2/" + spelling + "/" + id.formatted(order.reference());
            var answer = Call.get(path.replace("{", "%7B").replace("}", "%7D"))
                    .as(order.platform())
                    .send();

            assertThat(answer.status()).as(path).isEqualTo(404);
            assertThat(answer.text("i18nKey")).startsWith("404.");
        }
    }

    private JsonNode lineItem() {
        var answer = Call.get(order.lineItemPath(1)).as(order.platform()).send();
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(200);
        return answer.json();
    }

    private void thenStatusIs(String status, String rewardStatus, boolean canCancel, boolean canFreeze) {
        var lineItem = lineItem();
        assertThat(lineItem.path("status").asText()).isEqualTo(status);
        assertThat(lineItem.path("rewardStatus").asText()).isEqualTo(rewardStatus);
        assertThat(lineItem.path("orderStatus").asText()).isEqualTo("COMPLETE");
        assertThat(lineItem.path("canCancel").asBoolean()).isEqualTo(canCancel);
        assertThat(lineItem.path("canFreeze").asBoolean()).isEqualTo(canFreeze);
    }
}
