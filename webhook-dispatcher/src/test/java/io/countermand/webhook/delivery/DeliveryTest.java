package io.countermand.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.standardwebhooks.Webhook;
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
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class DeliveryTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void sendsASignedWebhookThatAnIndependentLibraryAccepts() throws Exception {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port));
            var eventId = UUID.randomUUID();

            WorkerTopics.sendSettledAction(eventId, subscriber.platform(), "RA-1");

            var webhook = receiver.awaitReceived(1).getFirst();
            assertThatNoException()
                    .isThrownBy(() -> new Webhook(Subscriber.SECRET).verify(webhook.text(), webhook.headers()));
            assertThat(webhook.header("X-Signed-Payload")).isEqualTo(hmac(webhook.body()));
            assertThat(webhook.header("webhook-id")).isEqualTo(eventId.toString());
            assertThat(webhook.json().getString("eventId")).isEqualTo(eventId.toString());
            assertThat(webhook.json().getString("eventData.referenceOrderId")).isEqualTo("RA-1");
            assertThat(webhook.json().getString("eventData.status")).isEqualTo("PARTIALFAILED");
            assertThat(webhook.revision()).isEqualTo(1);
        }
    }

    @Test
    void sendsAnEventOnceHoweverOftenItsRecordComes() {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port));
            var repeated = UUID.randomUUID();

            WorkerTopics.sendSettledAction(repeated, subscriber.platform(), "RA-1");
            WorkerTopics.sendSettledAction(repeated, subscriber.platform(), "RA-1");
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");
            receiver.awaitReceived(2);
            WorkerTopics.sendSettledAction(repeated, subscriber.platform(), "RA-1");
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-3");

            assertThat(receiver.awaitReceived(3)).extracting(Received::revision).containsExactlyInAnyOrder(1L, 2L, 3L);
        }
    }

    @Test
    void takesARedirectForAFailureAndDoesNotFollowIt() {
        var elsewhere = ReceiverPorts.port(1);
        try (var target = Receiver.on(elsewhere);
                var receiver = Receiver.answering(port, 307, "Location", Receiver.url(elsewhere))) {
            var subscription = subscriber.subscribe(Receiver.url(port));

            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            Deliveries.awaitAttempts(subscription, 1);
            Deliveries.awaitStates(subscription, "PENDING");
            assertThat(receiver.received()).hasSize(1);
            assertThat(target.received()).isEmpty();
        }
    }

    @Test
    void stopsReadingAnEndlessAnswer() {
        try (var receiver = Receiver.answering(port, exchange -> {
            exchange.sendResponseHeaders(500, 0);
            writeUntilCutOff(exchange.getResponseBody());
        })) {
            var subscription = subscriber.subscribe(Receiver.url(port));

            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            receiver.awaitReceived(1);
            Deliveries.awaitAttempts(subscription, 1);
            assertThat(Tables.value(
                            "select length(a.answer) from webhook.attempt a join webhook.delivery d on d.id = a.delivery_id"
                                    + " where d.subscription_id = ?",
                            subscription))
                    .isEqualTo("1024");
        }
    }

    @Test
    void aSlowEndpointHoldsUpNobodyElse() {
        var slowPort = ReceiverPorts.port(2);
        var hang = new CountDownLatch(1);
        try (var slow = Receiver.answering(slowPort, exchange -> awaitOpening(hang));
                var healthy = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(slowPort));
            subscriber.subscribe(Receiver.url(port));

            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            slow.awaitReceived(1);
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");

            assertThat(healthy.awaitReceived(2)).hasSize(2);
            hang.countDown();
        }
    }

    private static void awaitOpening(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void writeUntilCutOff(OutputStream body) throws IOException {
        while (true) {
            body.write(new byte[8192]);
        }
    }

    private static String hmac(byte[] body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(Subscriber.SECRET), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
