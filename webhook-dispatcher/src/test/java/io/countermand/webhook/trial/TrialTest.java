package io.countermand.webhook.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.AdjustableClock;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class TrialTest {

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
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ConnectivityTest, PLATFORM",
        "/ConnectivityTest, ConnectivityTest, PLATFORM",
        "/OrderActionStatus, OrderActionStatus, ORDER",
        "/RewardStatus, RewardStatus, REWARD"
    })
    void sendsASignedSampleThatIsStoredNowhere(String name, String type, String category) {
        try (var receiver = Receiver.on(port)) {
            var tried = subscriber.post(subscription, "/tests" + name);

            tried.then()
                    .statusCode(200)
                    .body("testName", equalTo(type))
                    .body("arrived", equalTo(true))
                    .body("status", equalTo(200))
                    .body("error", nullValue());
            var webhook = receiver.awaitReceived(1).getFirst();
            assertThat(webhook.revision()).isEqualTo(-1);
            assertThat(webhook.json().getString("eventType")).isEqualTo(type);
            assertThat(webhook.json().getString("category")).isEqualTo(category);
            assertThat(webhook.json().getString("eventId")).isEqualTo(tried.path("eventId"));
            assertThatNoException()
                    .isThrownBy(() -> new Webhook(Subscriber.SECRET).verify(webhook.text(), webhook.headers()));
            assertThat(Tables.value("select count(*) from webhook.delivery where subscription_id = ?", subscription))
                    .isEqualTo("0");
        }
    }

    @Test
    void saysWhatWentWrong() {
        subscriber
                .post(subscription, "/tests")
                .then()
                .statusCode(200)
                .body("arrived", equalTo(false))
                .body("error", equalTo("connect"));
    }

    @Test
    void doesNotShootAtAnEndpoint() {
        subscriber.post(subscription, "/tests").then().statusCode(200);
        Tables.value(
                "update webhook.subscription set tested_at = now() + interval '1 hour' where id = ? returning id",
                subscription);

        subscriber.post(subscription, "/tests").then().statusCode(429).header("Retry-After", "1");
    }

    @Test
    void triesAHostOnceAtATimeWhoeverAsks() throws Exception {
        var hang = new CountDownLatch(1);
        var stranger = Subscriber.onANewPlatform();
        var same = stranger.subscribe(Receiver.url(port) + "/another");
        var elsewhere = stranger.subscribe(Receiver.url(ReceiverPorts.port(1)));
        try (var slow = Receiver.answering(port, exchange -> answerAfter(hang, exchange));
                var receiver = Receiver.on(ReceiverPorts.port(1))) {
            var first = CompletableFuture.supplyAsync(() -> subscriber.post(subscription, "/tests"));
            slow.awaitReceived(1);
            mayBeTriedAgain();

            subscriber.post(subscription, "/tests").then().statusCode(429).header("Retry-After", "1");
            stranger.post(same, "/tests").then().statusCode(429).header("Retry-After", "1");
            stranger.post(elsewhere, "/tests").then().statusCode(200);

            hang.countDown();
            first.get().then().statusCode(200).body("arrived", equalTo(true));
            mayBeTriedAgain();
            subscriber.post(subscription, "/tests").then().statusCode(200);
            assertThat(slow.received()).hasSize(2);
        }
    }

    private static void answerAfter(CountDownLatch hang, HttpExchange exchange) throws IOException {
        try {
            hang.await();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void mayBeTriedAgain() {
        Tables.column("update webhook.subscription set tested_at = null returning id");
    }

    @Test
    void otherNamesAre404() {
        subscriber
                .post(subscription, "/tests/ItemAvailability")
                .then()
                .statusCode(404)
                .body("i18nKey", equalTo("404.321"));
    }

    @Test
    void nothingIsSentToAnExpiredOne() {
        clock.advance(Duration.ofDays(366));

        subscriber.post(subscription, "/tests").then().statusCode(422).body("i18nKey", equalTo("422.320"));
    }
}
