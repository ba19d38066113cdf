package io.countermand.webhook.subscription;

import static io.countermand.webhook.testing.Deliveries.awaitStates;
import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Instant;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class SubscriptionStateTest {

    private static final int BACKLOG = 12;

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);
    private UUID subscription;

    @Inject
    AdjustableClock clock;

    @BeforeEach
    void subscribe() {
        subscription = subscriber.subscribe(Receiver.url(port));
    }

    @AfterEach
    void forgetOtherEndpoints() {
        clock.reset();
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void aPausedOneIsSentNothingAndLosesNothing() {
        try (var receiver = Receiver.on(port)) {
            subscriber.post(subscription, "/pause").then().statusCode(200).body("state", equalTo("PAUSED"));
            events(BACKLOG);

            awaitRevision(BACKLOG);
            assertThat(receiver.received()).isEmpty();
            subscriber.post(subscription, "/resume").then().statusCode(200);

            assertThat(receiver.awaitReceived(BACKLOG))
                    .extracting(Received::revision)
                    .containsExactlyInAnyOrderElementsOf(revisions());
            subscriber.get(subscription, "").then().body("state", equalTo("ACTIVE"));
        }
    }

    /** In turns of four, which are sent together. */
    @Test
    void aBacklogIsDrainedInTheOrderOfRevisions() {
        backlogOfADisabledEndpoint();

        try (var receiver = Receiver.on(port)) {
            subscriber.post(subscription, "/resume").then().body("state", equalTo("RESUMING"));

            var received = receiver.awaitReceived(BACKLOG).stream()
                    .map(Received::revision)
                    .toList();
            assertThat(received).containsExactlyInAnyOrderElementsOf(revisions());
            for (int i = 0; i < BACKLOG; i++) {
                assertThat(received.get(i)).as("place %d of %s", i, received).isBetween(i - 3L, i + 5L);
            }
        }
    }

    /** Some tried in vain and later than others, one given up: the order of revisions is restored from all states. */
    private void backlogOfADisabledEndpoint() {
        subscriber.post(subscription, "/pause");
        events(BACKLOG);
        awaitRevision(BACKLOG);
        Tables.value("update webhook.subscription set state = 'DISABLED' where id = ? returning id", subscription);
        Tables.column(
                "update webhook.delivery set attempts = 3, due_at = due_at + interval '5 hours'"
                        + " where subscription_id = ? and revision in (2, 5) returning id",
                subscription);
        Tables.column(
                "update webhook.delivery set attempts = 10, state = 'UNDELIVERED'"
                        + " where subscription_id = ? and revision in (1, 7) returning id",
                subscription);
    }

    @Test
    void whatWasGivenUpBeforeTheLastSuccessIsNotTakenUpAgain() {
        subscriber.post(subscription, "/pause");
        events(2);
        awaitRevision(2);
        Tables.value(
                "update webhook.delivery set state = 'UNDELIVERED', attempts = 10 where subscription_id = ? and revision = 1"
                        + " returning id",
                subscription);
        Tables.value(
                "update webhook.subscription set last_success_at = now() + interval '1 minute' where id = ? returning id",
                subscription);

        try (var receiver = Receiver.on(port)) {
            subscriber.post(subscription, "/resume");

            assertThat(receiver.awaitReceived(1)).extracting(Received::revision).containsExactly(2L);
            awaitStates(subscription, "UNDELIVERED", "DELIVERED");
        }
    }

    @Test
    void whatWasGivenUpAfterTheLastSuccessIsTakenUpAgainHoweverOldItIs() {
        try (var receiver = Receiver.answering(port, 500)) {
            events(1);
            receiver.awaitReceived(1);
            Deliveries.awaitAttempts(subscription, 1);
            Tables.value(
                    "update webhook.delivery set attempts = 9, due_at = now() - interval '1 hour',"
                            + " created_at = now() - interval '2 hours' where subscription_id = ? returning id",
                    subscription);
            Tables.value(
                    "update webhook.subscription set last_success_at = now(), next_due_at = now(), held_until = null"
                            + " where id = ? returning id",
                    subscription);
            awaitStates(subscription, "UNDELIVERED");
            subscriber.post(subscription, "/pause").then().statusCode(200);
        }

        try (var receiver = Receiver.on(port)) {
            subscriber.post(subscription, "/resume").then().statusCode(200);

            assertThat(receiver.awaitReceived(1)).extracting(Received::revision).containsExactly(1L);
            awaitStates(subscription, "DELIVERED");
        }
    }

    @Test
    void pausingAndResumingTwiceIsTheSameAsOnce() {
        subscriber.post(subscription, "/pause");
        subscriber.post(subscription, "/pause").then().statusCode(200).body("state", equalTo("PAUSED"));
        subscriber.post(subscription, "/resume").then().statusCode(200);
        subscriber.post(subscription, "/resume").then().statusCode(200);

        await().untilAsserted(() -> subscriber.get(subscription, "").then().body("state", equalTo("ACTIVE")));
        assertThat(Tables.value("select count(*) from webhook.restart where subscription_id = ?", subscription))
                .isEqualTo("0");
    }

    @Test
    void anExpiredOneIsSentNothingUntilItIsRenewed() {
        try (var receiver = Receiver.on(port)) {
            clock.advance(Duration.ofDays(366));
            events(1);
            var witness = Subscriber.onANewPlatform();
            var other = witness.subscribe(Receiver.url(ReceiverPorts.port(3)));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), witness.platform(), "RA-1");
            Deliveries.awaitAttempts(other, 1);
            assertThat(receiver.received()).isEmpty();

            var renewed = subscriber.post(subscription, "/renew");

            renewed.then().statusCode(200).body("webhookId", equalTo(subscription.toString()));
            assertThat(Instant.parse(renewed.path("expiresAt")))
                    .isAfter(clock.instant().plus(Duration.ofDays(364)));
            events(1);
            assertThat(receiver.awaitReceived(1)).extracting(Received::revision).containsExactly(1L);
        }
    }

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-" + i);
        }
    }

    private void awaitRevision(int revision) {
        await().untilAsserted(() -> assertThat(
                        Tables.value("select last_revision from webhook.subscription where id = ?", subscription))
                .isEqualTo(String.valueOf(revision)));
    }

    private static Iterable<Long> revisions() {
        return LongStream.rangeClosed(1, BACKLOG).boxed().toList();
    }
}
