package io.countermand.webhook.delivery;

import static io.countermand.webhook.testing.Deliveries.awaitAttempts;
import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.AdjustableClock;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Received;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class DisableTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);
    private final int watching = ReceiverPorts.port(1);

    @Inject
    AdjustableClock clock;

    @AfterEach
    void forgetOtherEndpoints() {
        clock.reset();
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void theOtherSubscriptionsOfThePlatformAreTold() {
        try (var gone = Receiver.answering(port, 410);
                var watcher = Receiver.on(watching)) {
            var subscription = subscriber.subscribe(Receiver.url(port));
            subscriber.subscribe(Receiver.url(watching), "WebhookDisabled");
            var limited = subscriber.limitedTo("customer-1").subscribe(Receiver.url(watching), "WebhookDisabled");

            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            var told = watcher.awaitReceived(1).getFirst().json();
            assertThat(told.getString("category")).isEqualTo("PLATFORM");
            assertThat(told.getString("eventType")).isEqualTo("WebhookDisabled");
            assertThat(told.getString("eventData.webhookId")).isEqualTo(subscription.toString());
            assertThat(told.getString("eventData.url")).isEqualTo(Receiver.url(port));
            assertThat(told.getString("eventData.reason")).contains("410");
            assertThat(Tables.value("select last_revision from webhook.subscription where id = ?", limited))
                    .isEqualTo("0");
            subscriber
                    .get(subscription, "")
                    .then()
                    .body("state", equalTo("DISABLED"))
                    .body("disabledReason", containsString("410"));
        }
    }

    @Test
    void anEndpointThatFailedForFiveDaysIsDisabledAndComesBackWithAllItMissed() {
        var subscription = subscriber.subscribe(Receiver.url(port));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        for (int attempt = 1; attempt <= 10; attempt++) {
            awaitAttempts(subscription, attempt);
            clock.advance(Duration.ofHours(30));
        }
        await().untilAsserted(() -> subscriber.get(subscription, "").then().body("state", equalTo("DISABLED")));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");
        await().untilAsserted(() -> subscriber.get(subscription, "").then().body("lastRevision", equalTo(2)));

        try (var receiver = Receiver.on(port)) {
            subscriber.post(subscription, "/resume").then().statusCode(200);

            assertThat(receiver.awaitReceived(2)).extracting(Received::revision).containsExactlyInAnyOrder(1L, 2L);
            Deliveries.awaitStates(subscription, "DELIVERED", "DELIVERED");
            subscriber.get(subscription, "").then().body("failuresInRow", equalTo(0));
        }
    }

    @Test
    void aBrokenEndpointIsTriedWithOneDeliveryAtATime() {
        var subscription = subscriber.subscribe(Receiver.url(port));
        for (int i = 0; i < 9; i++) {
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-" + i);
        }

        await().untilAsserted(() -> assertThat(Tables.value(
                        "select failures_in_row >= 5 and held_until is not null and leased_until is null"
                                + " from webhook.subscription where id = ?",
                        subscription))
                .isEqualTo("t"));
        var attempts = attempts(subscription);
        clock.advance(Duration.ofMinutes(11));

        awaitAttempts(subscription, attempts + 1);
    }

    private static int attempts(UUID subscription) {
        return Integer.parseInt(
                Tables.value("select sum(attempts) from webhook.delivery where subscription_id = ?", subscription));
    }
}
