package io.countermand.webhook;

import static io.countermand.webhook.testing.Patience.await;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.countermand.webhook.testing.WorkerTopics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class OperatorsTest {

    @Inject
    Pool pool;

    @Test
    void publishesItsSigningKeyToEverybody() {
        get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .body("keys", hasSize(1))
                .body("keys[0].kty", equalTo("OKP"))
                .body("keys[0].crv", equalTo("Ed25519"))
                .body("keys[0].kid", notNullValue())
                .body("keys[0].x", notNullValue());
    }

    @Test
    void isHealthyAndReady() {
        get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
        get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void countsAttemptsAndDeliveries() {
        var port = ReceiverPorts.port(1);
        var subscriber = Subscriber.onANewPlatform();
        try (var receiver = Receiver.on(port)) {
            subscriber.subscribe(Receiver.url(port));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            receiver.awaitReceived(1);

            await().untilAsserted(() -> get("/q/metrics")
                    .then()
                    .body(containsString("countermand_webhook_attempts_total{error=\"none\"}"))
                    .body(containsString("countermand_webhook_deliveries_total{outcome=\"DELIVERED\"}"))
                    .body(containsString("countermand_webhook_oldest_due_age_seconds"))
                    .body(containsString("countermand_webhook_breakers_open"))
                    .body(containsString("countermand_webhook_endpoints_disabled")));
        }
    }

    @Test
    void showsHowFarDeliveryIsBehindThoughAnEndpointIsHeldBack() {
        Deliveries.forgetAllEndpoints();
        var subscriber = Subscriber.onANewPlatform();
        var held = subscriber.subscribe(Receiver.url(ReceiverPorts.port(1)));
        subscriber
                .post(subscriber.subscribe(Receiver.url(ReceiverPorts.port(2))), "/pause")
                .then()
                .statusCode(200);
        Tables.value(
                "update webhook.subscription set next_due_at = now() - interval '2 hours', failures_in_row = 7,"
                        + " held_until = now() + interval '1 hour' where id = ? returning id",
                held);

        await().untilAsserted(() -> {
            assertThat(metric("countermand_webhook_oldest_due_age_seconds")).isBetween(7_200.0, 7_300.0);
            assertThat(metric("countermand_webhook_oldest_ready_age_seconds")).isZero();
            assertThat(metric("countermand_webhook_breakers_open")).isEqualTo(1);
            assertThat(metric("countermand_webhook_endpoints_paused")).isEqualTo(1);
        });
        Deliveries.forgetAllEndpoints();
    }

    /** The lease of a pod that is gone, so that nobody serves it. */
    @Test
    void showsHowLongAnEndpointHasWaitedForItsTurn() {
        Deliveries.forgetAllEndpoints();
        var waiting = Subscriber.onANewPlatform().subscribe(Receiver.url(ReceiverPorts.port(1)));
        Tables.value(
                "update webhook.subscription set next_due_at = now() - interval '2 hours',"
                        + " held_until = now() - interval '1 hour', leased_until = now() + interval '1 hour'"
                        + " where id = ? returning id",
                waiting);

        await().untilAsserted(() -> {
            assertThat(metric("countermand_webhook_oldest_due_age_seconds")).isBetween(7_200.0, 7_300.0);
            assertThat(metric("countermand_webhook_oldest_ready_age_seconds")).isBetween(3_600.0, 3_700.0);
        });
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void noMetricNamesAnEndpoint() {
        var subscriber = Subscriber.onANewPlatform();
        try (var receiver = Receiver.on(ReceiverPorts.port(1))) {
            var subscription = subscriber.subscribe(Receiver.url(ReceiverPorts.port(1)));
            WorkerTopics.sendSettledAction(UUID.randomUUID(), subscriber.platform(), "RA-1");
            receiver.awaitReceived(1);

            assertThat(get("/q/metrics").asString())
                    .doesNotContain(
                            "localhost:" + ReceiverPorts.port(1), subscription.toString(), subscriber.platform());
        }
    }

    @Test
    void limitsEverySessionOfTheDatabase() {
        assertThat(show("lock_timeout")).isEqualTo("2s");
        assertThat(show("statement_timeout")).isEqualTo("10s");
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("10s");
        assertThat(show("application_name")).isEqualTo("webhook-dispatcher");
        assertThat(show("plan_cache_mode")).isEqualTo("force_generic_plan");
    }

    @Test
    void makesThePartitionsOfThisAndTheNextMonths() {
        var month = DateTimeFormatter.ofPattern("yyyy_MM")
                .format(LocalDate.now(ZoneOffset.UTC).plusMonths(2));

        await().untilAsserted(
                        () -> assertThat(Tables.value("select to_regclass('webhook.attempt_" + month + "')::text"))
                                .isNotNull());
    }

    private static double metric(String name) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String show(String setting) {
        return pool.query("show " + setting).executeAndAwait().iterator().next().getString(0);
    }
}
