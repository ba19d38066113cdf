package io.countermand.webhook.admin;

import static io.countermand.webhook.testing.Deliveries.awaitAttempts;
import static io.countermand.webhook.testing.Deliveries.awaitStates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

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
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /admin/endpoints} and {@code /admin/deliveries}. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class EndpointAdminTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @Inject
    AdminServer server;

    @Inject
    AdjustableClock clock;

    @AfterEach
    void forgetOtherEndpoints() {
        clock.reset();
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void showsHowEndpointsAreDoing() {
        var failing = subscriber.subscribe(Receiver.url(port));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        awaitAttempts(failing, 1);

        get("/admin/endpoints?platform=" + subscriber.platform())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].webhookId", equalTo(failing.toString()))
                .body("items[0].host", equalTo("localhost:" + port))
                .body("items[0].state", equalTo("ACTIVE"))
                .body("items[0].lastRevision", equalTo(1));
        get("/admin/endpoints?state=DISABLED&platform=" + subscriber.platform())
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void listsEndpointsInPages() {
        for (int i = 0; i < 3; i++) {
            subscriber.subscribe(Receiver.url(port));
        }
        var list = "/admin/endpoints?maxResults=2&platform=" + subscriber.platform();

        var first = get(list);
        var second = get(list + "&nextCursor=" + first.path("nextCursor"));

        first.then().body("items", hasSize(2)).body("nextPageAvailable", equalTo(true));
        second.then().body("items", hasSize(1)).body("nextPageAvailable", equalTo(false));
    }

    @Test
    void retriesADeliveryAndRecordsWhoDid() {
        var subscription = subscriber.subscribe(Receiver.url(port));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        awaitAttempts(subscription, 1);
        var delivery = deliveryOf(subscription);

        try (var receiver = Receiver.on(port)) {
            post("/admin/deliveries/" + delivery + "/retry")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("PENDING"));

            receiver.awaitReceived(1);
            awaitStates(subscription, "DELIVERED");
        }
        assertThat(Tables.column("select who from webhook.change where subject = ?", "delivery/" + delivery))
                .containsExactly("admin");
        get("/admin/changes?maxResults=200").then().body("items.subject", hasItem("delivery/" + delivery));
    }

    @Test
    void aDroppedDeliveryIsSentNoMore() {
        var subscription = subscriber.subscribe(Receiver.url(port));
        WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
        awaitAttempts(subscription, 1);

        post("/admin/deliveries/" + deliveryOf(subscription) + "/drop")
                .then()
                .statusCode(200)
                .body("state", equalTo("DROPPED"));

        try (var receiver = Receiver.on(port)) {
            clock.advance(Duration.ofHours(1));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-2");
            assertThat(receiver.awaitReceived(1)).hasSize(1);
            awaitStates(subscription, "DROPPED", "DELIVERED");
            assertThat(receiver.received()).hasSize(1);
        }
        subscriber.get(subscription, "/events?toRevision=1").then().body("items[0].deliveryState", equalTo("DROPPED"));
    }

    @Test
    void whatDoesNotExistIs404() {
        post("/admin/deliveries/0/retry").then().statusCode(404).body("i18nKey", equalTo("404.320"));
        post("/admin/deliveries/0/drop").then().statusCode(404);
        get("/admin/endpoints/" + UUID.randomUUID() + "/deliveries").then().body("items", hasSize(0));
    }

    private int deliveryOf(UUID subscription) {
        return get("/admin/endpoints/" + subscription + "/deliveries")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].deliveryId");
    }

    private Response get(String path) {
        return Operator.of(server).call().urlEncodingEnabled(false).get(path);
    }

    private Response post(String path) {
        return Operator.of(server).call().post(path);
    }
}
