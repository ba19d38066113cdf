package io.countermand.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class SubscriptionFilterTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final String orders = Receiver.url(ReceiverPorts.port(0)) + "/orders";
    private final String rewards = Receiver.url(ReceiverPorts.port(0)) + "/rewards";

    @BeforeEach
    void twoSubscriptions() {
        subscriber.subscribe(Map.of("url", orders, "eventTypes", List.of("OrderActionStatus", "RewardStatus")));
        subscriber.subscribe(Map.of(
                "url",
                rewards,
                "categories",
                List.of("REWARD"),
                "headers",
                List.of(Map.of("name", "X-Tenant", "value", "seven"))));
    }

    @Test
    void filtersByEachDocumentedParameter() {
        assertThat(listed("url", orders)).containsExactly(orders);
        assertThat(listed("headerName", "x-tenant")).containsExactly(rewards);
        assertThat(listed("headerValue", "seven")).containsExactly(rewards);
        assertThat(listed("headerValue", "eight")).isEmpty();
        assertThat(listed("categories", "REWARD")).containsExactly(rewards);
        assertThat(listed("eventTypes", "RewardStatus,WebhookDisabled")).containsExactly(orders);
    }

    @Test
    void filtersByTimesWithAnyOffset() {
        var now = Instant.now();
        var soon = now.plus(1, ChronoUnit.HOURS).toString();
        var before = now.minus(1, ChronoUnit.HOURS).toString().replace("Z", "+00:00");

        assertThat(listed("createdAtFrom", before)).containsExactlyInAnyOrder(orders, rewards);
        assertThat(listed("createdAtFrom", soon)).isEmpty();
        assertThat(listed("createdAtTo", before)).isEmpty();
        assertThat(listed("expiresAtFrom", soon)).containsExactlyInAnyOrder(orders, rewards);
        assertThat(listed("expiresAtTo", soon)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"createdAtFrom", "createdAtTo", "expiresAtFrom", "expiresAtTo"})
    void aTimeThatIsNoneIs400(String parameter) {
        subscriber
                .call()
                .queryParam(parameter, "yesterday")
                .get("/raas/v2/webhooks")
                .then()
                .statusCode(400)
                .body("errors.path", hasItem(parameter));
    }

    private List<String> listed(String parameter, String value) {
        return subscriber
                .call()
                .queryParam(parameter, value)
                .get("/raas/v2/webhooks")
                .then()
                .statusCode(200)
                .extract()
                .path("items.url");
    }
}
