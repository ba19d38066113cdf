package io.countermand.webhook.event;

import static io.countermand.webhook.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.Topics;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Received;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class IntakeTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void parksWhatItCannotReadAndGoesOn() {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port));
            var parkedBefore = parked();

            WorkerTopics.send(Topics.ORDER_ACTIONS_SETTLED, UUID.randomUUID(), "{ poison".getBytes(UTF_8));
            WorkerTopics.send(Topics.LINE_ITEMS_SETTLED, UUID.randomUUID(), new byte[] {0, (byte) 0xFF});
            WorkerTopics.sendSettledAction(UUID.randomUUID(), "nobody-is-called-so", "RA-0");
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            assertThat(receiver.awaitReceived(1)).extracting(Received::revision).containsExactly(1L);
            await().untilAsserted(() -> assertThat(parked()).isEqualTo(parkedBefore + 3));
        }
    }

    @Test
    void tellsOfEveryRewardThatChanged() {
        try (var receiver = Receiver.on(port)) {
            var subscription = subscriber.subscribe(Receiver.url(port), "RewardStatus");

            WorkerTopics.sendSettledLineItems(UUID.randomUUID(), subscriber.platform(), 5, 3);

            var received = receiver.awaitReceived(5);
            assertThat(received)
                    .extracting(one -> one.json().getString("eventData.referenceLineItemId"))
                    .containsExactlyInAnyOrder("RA-1-1", "RA-1-2", "RA-1-3", "RA-1-4", "RA-1-5");
            assertThat(received).extracting(Received::revision).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
            assertThat(received.getFirst().json().getString("eventData.status")).isEqualTo("CANCELLED");
            assertThat(received.getFirst().json().getString("eventData.reason"))
                    .isEqualTo("The order repeats another one.");
            assertThat(lastRevision(subscription)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CANCEL, CANCELLED, The order repeats another one.",
        "FREEZE, FROZEN, The order may repeat another one.",
        "UNFREEZE, UNFROZEN, The order may repeat another one."
    })
    void saysWhatBecameOfAReward(OrderAction action, String status, String reason) {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port), "RewardStatus");

            WorkerTopics.sendOneSettledLineItem(UUID.randomUUID(), subscriber.platform(), action);

            var told = receiver.awaitReceived(1).getFirst().json();
            assertThat(told.getString("eventData.action")).isEqualTo(action.name());
            assertThat(told.getString("eventData.status")).isEqualTo(status);
            assertThat(told.getString("eventData.reason")).isEqualTo(reason);
        }
    }

    @Test
    void writesAThousandRewardsAtOnceAndOnlyOnce() {
        var subscription = subscriber.subscribe(Receiver.url(ReceiverPorts.port(3)), "RewardStatus");
        var eventId = UUID.randomUUID();

        WorkerTopics.sendSettledLineItems(eventId, subscriber.platform(), 1000, 0);
        WorkerTopics.sendSettledLineItems(eventId, subscriber.platform(), 1000, 0);
        WorkerTopics.sendSettledLineItems(UUID.randomUUID(), subscriber.platform(), 1, 0);

        await().untilAsserted(() -> assertThat(lastRevision(subscription)).isEqualTo(1001));
        assertThat(Tables.value(
                        "select count(distinct revision) from webhook.delivery where subscription_id = ?",
                        subscription))
                .isEqualTo("1001");
    }

    @Test
    void tellsTheOutcomeOfAnActionOnceMoreWhenItsRefundIsFinal() {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port));

            WorkerTopics.sendSettledRefund(UUID.randomUUID(), subscriber.platform(), "RA-1", "REFUNDED");

            var received = receiver.awaitReceived(1).getFirst().json();
            assertThat(received.getString("eventType")).isEqualTo("OrderActionStatus");
            assertThat(received.getString("eventOccurredAt")).isEqualTo("2026-11-20T10:00:05.500Z");
            assertThat(received.getString("eventData.refund.state")).isEqualTo("REFUNDED");
            assertThat(received.getInt("eventData.successfulLineItems")).isEqualTo(2);
        }
    }

    @Test
    void tellsThePlatformOfARefundThatSomebodyHasToLookAt() {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port), "RefundNeedsReview");

            WorkerTopics.sendSettledRefund(UUID.randomUUID(), subscriber.platform(), "RA-1", "NEEDS_REVIEW");

            var received = receiver.awaitReceived(1).getFirst().json();
            assertThat(received.getString("category")).isEqualTo("PLATFORM");
            assertThat(received.getString("eventData.reason")).isEqualTo("the provider refused it");
            assertThat(received.getString("eventData.transactionId")).isEqualTo("tx-1");
        }
    }

    @Test
    void keepsNoEventThatNobodyWaitsFor() {
        var subscription = subscriber.subscribe(Receiver.url(ReceiverPorts.port(3)));
        var unwanted = UUID.randomUUID();

        WorkerTopics.sendSettledLineItems(unwanted, subscriber.platform(), 2, 0);
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

        await().untilAsserted(() -> assertThat(lastRevision(subscription)).isEqualTo(1));
        assertThat(Tables.column(
                        "select e.type from webhook.event e join access.platform p on p.id = e.platform_id where p.name = ?",
                        subscriber.platform()))
                .containsExactly("OrderActionStatus");
    }

    @Test
    void countsRevisionsPerSubscription() {
        var one = subscriber.subscribe(Receiver.url(ReceiverPorts.port(3)));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        await().untilAsserted(() -> assertThat(lastRevision(one)).isEqualTo(1));
        var other = UUID.fromString(subscriber
                .subscribe(Map.of("url", Receiver.url(ReceiverPorts.port(3)), "categories", new String[] {"ORDER"}))
                .path("webhookId"));

        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");

        await().untilAsserted(() -> assertThat(lastRevision(other)).isEqualTo(1));
        assertThat(lastRevision(one)).isEqualTo(2);
    }

    @Test
    void tellsNobodyOfAnotherPlatform() {
        var stranger = Subscriber.onANewPlatform().subscribe(Receiver.url(ReceiverPorts.port(3)));
        var subscription = subscriber.subscribe(Receiver.url(ReceiverPorts.port(3)));

        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

        await().untilAsserted(() -> assertThat(lastRevision(subscription)).isEqualTo(1));
        assertThat(lastRevision(stranger)).isZero();
    }

    private static long lastRevision(UUID subscription) {
        return Long.parseLong(
                Tables.value("select last_revision from webhook.subscription where id = ?", subscription));
    }

    private static long parked() {
        return Long.parseLong(Tables.value("select count(*) from webhook.parked_record"));
    }
}
