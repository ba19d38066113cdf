package io.countermand.webhook;

import static io.countermand.webhook.testing.Patience.await;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class OutageTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void goesOnByItselfWhenPostgresIsBack() {
        try (var receiver = Receiver.on(port)) {
            var subscription = subscriber.subscribe(Receiver.url(port));
            var postgres = FreshStack.current().postgres();

            postgres.stop();
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            await().untilAsserted(() -> subscriber
                    .call()
                    .get("/raas/v2/webhooks/" + subscription)
                    .then()
                    .statusCode(503));
            get("/q/health/live").then().statusCode(200);
            postgres.startAgain();

            await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
            subscriber.call().get("/raas/v2/webhooks/" + subscription).then().statusCode(200);
        }
    }

    @Test
    void goesOnByItselfWhenKafkaIsBack() {
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port));
            var kafka = FreshStack.current().kafka();

            kafka.stop();
            get("/q/health/live").then().statusCode(200);
            kafka.startAgain();
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");

            await().untilAsserted(() -> assertThat(receiver.received()).hasSize(1));
        }
    }
}
