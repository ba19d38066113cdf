package io.countermand.api.reason;

import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.api.testing.Call;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Contract §3, {@code GET /asyncOrders/reasonCodes} and {@code GET /lineItems/reasonCodes}. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class ReasonCodesTest {

    @Test
    void reasonCodesOfOrdersAsDocumented() {
        var codes = get("/raas/v2/asyncOrders/reasonCodes").path("reasonCodes");

        assertThat(codes.fieldNames()).toIterable().containsExactly("FREEZE", "UNFREEZE", "CANCEL");
        assertThat(codes.path("CANCEL").fieldNames())
                .toIterable()
                .containsExactly("ACCIDENTAL", "DUPLICATE", "FRAUD", "OTHER");
        assertThat(codes.path("FREEZE").fieldNames())
                .toIterable()
                .containsExactly("VERIFY_ORDER", "DUPLICATE", "FRAUD", "OTHER");
        assertThat(codes.path("UNFREEZE")).isEqualTo(codes.path("FREEZE"));
        assertThat(codes.path("CANCEL").path("FRAUD").asText()).isEqualTo("Fraud is suspected.");
    }

    @Test
    void reasonCodesOfLineItemsAsDocumented() {
        var codes = get("/raas/v2/lineItems/reasonCodes");

        assertThat(codes.fieldNames()).toIterable().containsExactly("FREEZE", "UNFREEZE", "CANCEL");
        assertThat(codes.path("CANCEL").fieldNames())
                .toIterable()
                .containsExactly(
                        "DELIVERY_INFO",
                        "REWARD_AMOUNT",
                        "REWARD_TYPE",
                        "RECIPIENT",
                        "CURRENCY",
                        "RECIPIENT_REQUESTED",
                        "RECIPIENT_OBLIGATIONS",
                        "DUPLICATE",
                        "FRAUD",
                        "OTHER");
        assertThat(codes.path("FREEZE").fieldNames())
                .toIterable()
                .containsExactly("DELIVERY_INFO", "REWARD_AMOUNT", "REWARD_TYPE", "VERIFY_ORDER", "FRAUD", "OTHER");
        assertThat(codes.path("UNFREEZE")).isEqualTo(codes.path("FREEZE"));
    }

    @Test
    void theyNeedTheRightToRead() {
        Call.get("/raas/v2/asyncOrders/reasonCodes").send().assertRefusedWith(401, "401.001");
        Call.get("/raas/v2/lineItems/reasonCodes")
                .as(aPlatform().withRights("{CANCEL}"))
                .send()
                .assertRefusedWith(403, "403.032");
    }

    private static JsonNode get(String path) {
        var answer = Call.get(path).as(aPlatform()).send();
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
