package io.countermand.webhook.delivery;

import static io.countermand.webhook.testing.Deliveries.awaitAttempts;
import static io.countermand.webhook.testing.Deliveries.awaitStates;
import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.AdjustableClock;
import io.countermand.webhook.testing.Deliveries;
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
class RetryTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @Inject
    AdjustableClock clock;

    @AfterEach
    void forgetOtherEndpoints() {
        clock.reset();
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void sendsAgainUntilTheReceiverIsBack() {
        var subscription = subscriber.subscribe(Receiver.url(port));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        awaitAttempts(subscription, 1);
        clock.advance(Duration.ofSeconds(6));
        awaitAttempts(subscription, 2);

        try (var receiver = Receiver.on(port)) {
            clock.advance(Duration.ofMinutes(6));

            assertThat(receiver.awaitReceived(1).getFirst().revision()).isEqualTo(1);
            awaitStates(subscription, "DELIVERED");
            assertThat(Tables.column(
                            "select coalesce(a.error, a.status::text) from webhook.attempt a"
                                    + " join webhook.delivery d on d.id = a.delivery_id where d.subscription_id = ?"
                                    + " order by a.number",
                            subscription))
                    .containsExactly("connect", "connect", "200");
        }
    }

    @Test
    void sendsTheSameBytesOnEveryAttempt() {
        try (var receiver = Receiver.answering(port, 500)) {
            var subscription = subscriber.subscribe(Receiver.url(port));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            awaitAttempts(subscription, 1);

            clock.advance(Duration.ofSeconds(6));

            var received = receiver.awaitReceived(2);
            assertThat(received.get(1).body()).isEqualTo(received.get(0).body());
        }
    }

    @Test
    void listsADeliveryAsUndeliveredAfterItsLastAttempt() {
        try (var receiver = Receiver.answering(port, 500)) {
            var subscription = subscriber.subscribe(Receiver.url(port));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            for (int attempt = 1; attempt <= RetrySchedule.GAPS.size(); attempt++) {
                awaitAttempts(subscription, attempt);
                clock.advance(Duration.ofHours(30));
            }

            awaitStates(subscription, "UNDELIVERED");
            assertThat(receiver.received()).hasSize(RetrySchedule.GAPS.size());
        }
    }

    @Test
    void disablesAnEndpointThatIsGoneAndKeepsItsBacklog() {
        try (var receiver = Receiver.answering(port, 410)) {
            var subscription = subscriber.subscribe(Receiver.url(port));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            await().untilAsserted(() -> assertThat(state(subscription)).isEqualTo("DISABLED"));

            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");

            awaitStates(subscription, "PENDING", "PENDING");
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void waitsAsLongAsTheReceiverAsksFor() {
        try (var receiver = Receiver.answering(port, 503, "Retry-After", "3600")) {
            var subscription = subscriber.subscribe(Receiver.url(port));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            receiver.awaitReceived(1);
            awaitAttempts(subscription, 1);

            assertThat(Tables.value(
                            "select due_at > now() + interval '59 minutes' from webhook.delivery where subscription_id = ?",
                            subscription))
                    .isEqualTo("t");
        }
    }

    private static String state(UUID subscription) {
        return Tables.value("select state from webhook.subscription where id = ?", subscription);
    }
}
