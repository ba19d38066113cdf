package io.countermand.webhook.history;

import static io.countermand.webhook.testing.Deliveries.awaitAttempts;
import static io.countermand.webhook.testing.Deliveries.awaitStates;
import static io.countermand.webhook.testing.Patience.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpExchange;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class HistoryTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);
    private UUID subscription;

    @BeforeEach
    void subscribe() {
        subscription = subscriber.subscribe(Receiver.url(port));
    }

    @AfterEach
    void forgetOtherEndpoints() {
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void showsEventsAsTheyAreSent() {
        try (var receiver = Receiver.on(port)) {
            events(1);
            var sent = receiver.awaitReceived(1).getFirst();
            awaitStates(subscription, "DELIVERED");

            var shown = subscriber.get(subscription, "/events");

            shown.then().statusCode(200).body("numberOfElements", equalTo(1)).body("maxResults", equalTo(10));
            var event = shown.jsonPath().getMap("items[0]");
            assertThat(event)
                    .containsEntry("deliveryState", "DELIVERED")
                    .containsAllEntriesOf(sent.json().getMap("$"));
        }
    }

    @Test
    void leadsThroughEventsForthAndBack() {
        pausedWith(7);

        var first = events("maxResults=3");
        var second = events("maxResults=3&nextCursor=" + first.path("nextCursor"));
        var third = events("maxResults=3&nextCursor=" + second.path("nextCursor"));
        var back = events("maxResults=3&prevCursor=" + third.path("prevCursor"));

        assertThat(revisions(first)).containsExactly(1, 2, 3);
        assertThat(revisions(second)).containsExactly(4, 5, 6);
        assertThat(revisions(third)).containsExactly(7);
        assertThat(revisions(back)).containsExactly(4, 5, 6);
        first.then().body("prevPageAvailable", equalTo(false)).body("nextPageAvailable", equalTo(true));
        third.then().body("nextPageAvailable", equalTo(false));
        assertThat(revisions(events("fromRevision=3&toRevision=4"))).containsExactly(3, 4);
        assertThat(revisions(events("fromRevision=6"))).containsExactly(6, 7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fromRevision=x",
                "toRevision=-1",
                "fromRevision=5&toRevision=4",
                "maxResults=201",
                "nextCursor=x",
                "fromRevision=9999999999999999999"
            })
    void refusesRangesAndPagesThatDoNotExist(String query) {
        events(query).then().statusCode(400).body("i18nKey", equalTo("400.001"));
    }

    @Test
    void showsDeliveriesAndTheirAttempts() {
        var before = Instant.now().minusSeconds(1);
        try (var receiver = Receiver.answering(port, HistoryTest::notToday)) {
            events(1);
            awaitAttempts(subscription, 1);
        }

        var deliveries = subscriber.get(subscription, "/deliveries?state=PENDING");

        deliveries
                .then()
                .body("items", hasSize(1))
                .body("items[0].attempts", equalTo(1))
                .body("items[0].eventType", equalTo("OrderActionStatus"))
                .body("items[0].nextAttemptAt", notNullValue());
        var attempts =
                subscriber.get(subscription, "/deliveries/" + deliveries.path("items[0].deliveryId") + "/attempts");
        attempts.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].number", equalTo(1))
                .body("items[0].status", equalTo(500))
                .body("items[0].error", equalTo("status"))
                .body("items[0].answer", equalTo("not today"));
        var startedAt = Instant.parse(attempts.path("items[0].startedAt"));
        assertThat(startedAt).isBetween(before, Instant.now());
        assertThat(attempts.<Integer>path("items[0].millis"))
                .isBetween(0, (int) Duration.between(startedAt, Instant.now()).toMillis());
        subscriber.get(subscription, "/deliveries?state=DELIVERED").then().body("items", hasSize(0));
        subscriber
                .get(subscription, "/deliveries?state=LOST")
                .then()
                .statusCode(400)
                .body("errors.path", hasItem("state"));
    }

    private static void notToday(HttpExchange exchange) throws IOException {
        var words = "not today".getBytes(UTF_8);
        exchange.sendResponseHeaders(500, words.length);
        exchange.getResponseBody().write(words);
        exchange.close();
    }

    @Test
    void retriesADeliveryAtOnceAndWithAllItsAttempts() {
        try (var receiver = Receiver.answering(port, 500)) {
            events(1);
            awaitAttempts(subscription, 1);
            receiver.awaitReceived(1);
        }
        var delivery = deliveryId();

        try (var receiver = Receiver.on(port)) {
            subscriber
                    .post(subscription, "/deliveries/" + delivery + "/retry")
                    .then()
                    .statusCode(200);
            receiver.awaitReceived(1);
            awaitStates(subscription, "DELIVERED");

            subscriber
                    .post(subscription, "/deliveries/" + delivery + "/retry")
                    .then()
                    .body("state", equalTo("PENDING"));

            var twice = receiver.awaitReceived(2);
            assertThat(twice.get(1).body()).isEqualTo(twice.get(0).body());
            awaitStates(subscription, "DELIVERED");
            awaitAttempts(subscription, 3);
        }
    }

    @Test
    void aRetriedDeliveryFollowsTheScheduleFromItsBeginning() {
        try (var receiver = Receiver.answering(port, 500)) {
            events(1);
            awaitAttempts(subscription, 1);
            Tables.column(
                    "update webhook.delivery set state = 'UNDELIVERED', attempts = 10 where subscription_id = ? returning id",
                    subscription);

            subscriber
                    .post(subscription, "/deliveries/" + deliveryId() + "/retry")
                    .then()
                    .statusCode(200);

            await().untilAsserted(() -> assertThat(Tables.value(
                            "select attempts || ' ' || state from webhook.delivery where subscription_id = ?",
                            subscription))
                    .isEqualTo("11 PENDING"));
            assertThat(Tables.value(
                            "select due_at < now() + interval '7 seconds' from webhook.delivery where subscription_id = ?",
                            subscription))
                    .isEqualTo("t");
        }
    }

    @Test
    void deliveriesThatDoNotExistAre404() {
        for (var id : List.of("0", "x", "99999999999999999999")) {
            subscriber
                    .get(subscription, "/deliveries/" + id + "/attempts")
                    .then()
                    .statusCode(404)
                    .body("i18nKey", equalTo("404.320"));
        }
    }

    @Test
    void deliveriesOfOtherSubscriptionsAreAbsent() {
        pausedWith(1);
        var delivery = deliveryId();
        var other = subscriber.subscribe(Receiver.url(ReceiverPorts.port(3)));

        subscriber.get(other, "/deliveries/" + delivery + "/attempts").then().statusCode(404);
        subscriber.post(other, "/deliveries/" + delivery + "/retry").then().statusCode(404);
    }

    private String deliveryId() {
        return Tables.value("select id from webhook.delivery where subscription_id = ?", subscription);
    }

    private void pausedWith(int count) {
        subscriber.post(subscription, "/pause");
        events(count);
        await().untilAsserted(() -> assertThat(
                        Tables.value("select last_revision from webhook.subscription where id = ?", subscription))
                .isEqualTo(String.valueOf(count)));
    }

    private void events(int count) {
        for (int i = 0; i < count; i++) {
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-" + i);
        }
    }

    private Response events(String query) {
        return subscriber
                .call()
                .urlEncodingEnabled(false)
                .get("/raas/v2/webhooks/" + subscription + "/events?" + query);
    }

    private static List<Integer> revisions(Response page) {
        return new ArrayList<>(page.then().statusCode(200).extract().path("items.revision"));
    }
}
