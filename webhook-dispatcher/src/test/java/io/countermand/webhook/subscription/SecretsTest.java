package io.countermand.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.standardwebhooks.Webhook;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.AdjustableClock;
import io.countermand.webhook.testing.CertificateOwner;
import io.countermand.webhook.testing.Deliveries;
import io.countermand.webhook.testing.Received;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.countermand.webhook.testing.Tables;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class SecretsTest {

    private static final String NEXT = "bmV4dCBuZXh0IG5leHQgbmV4dCBuZXh0IG5leHQ=";

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final int port = ReceiverPorts.port(0);

    @TempDir
    Path folder;

    @Inject
    AdjustableClock clock;

    @AfterEach
    void forgetOtherEndpoints() {
        clock.reset();
        Deliveries.forgetAllEndpoints();
    }

    @Test
    void bothSecretsAreValidForADay() throws Exception {
        var subscription = subscriber.subscribe(Receiver.url(port));
        try (var receiver = Receiver.on(port)) {
            rotate(subscription, NEXT)
                    .then()
                    .statusCode(200)
                    .body("hmacSharedSecretKey", endsWith(NEXT.substring(NEXT.length() - 4)))
                    .body("previousSecretUntil", notNullValue());

            var during = sample(subscription, receiver);
            verifies(during, Subscriber.SECRET);
            verifies(during, NEXT);
            assertThat(during.header("X-Signed-Payload")).isEqualTo(hmac(NEXT, during.body()));

            clock.advance(Duration.ofHours(25));
            var after = sample(subscription, receiver);
            assertThat(after.header("webhook-signature").split(" ", -1)).hasSize(2);
            assertThatThrownBy(() -> new Webhook(Subscriber.SECRET).verify(after.text(), after.headers()))
                    .isNotNull();
        }
    }

    @Test
    void theOwnerOfACertificateFindsTheHashOfTheBody() throws Exception {
        var owner = CertificateOwner.of(folder, "RSA", "2048");
        var subscription = subscribe(Map.of("payloadVerificationMethod", "X509", "signingCertificate", owner.pem()));

        try (var receiver = Receiver.on(port)) {
            var webhook = sample(subscription, receiver);

            assertThat(owner.decrypted(webhook.header("X-Signed-Payload")))
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(webhook.body()));
            assertThat(webhook.header("webhook-signature")).startsWith("v1a,").doesNotContain(" ");
        }
    }

    @Test
    void withoutAMethodThereIsOurSignatureAlone() {
        var subscription = subscribe(Map.of("payloadVerificationMethod", "NONE"));

        try (var receiver = Receiver.on(port)) {
            var webhook = sample(subscription, receiver);

            assertThat(webhook.headers().map()).doesNotContainKey("X-Signed-Payload");
            assertThat(webhook.header("webhook-signature")).startsWith("v1a,").doesNotContain(" ");
        }
    }

    private UUID subscribe(Map<String, ?> fields) {
        var request = new HashMap<String, Object>(fields);
        request.put("url", Receiver.url(port));
        request.put("eventTypes", List.of("OrderActionStatus"));
        return UUID.fromString(
                subscriber.subscribe(request).then().statusCode(201).extract().path("webhookId"));
    }

    @Test
    void aSecretThatIsNoneIs400() {
        var subscription = subscriber.subscribe(Receiver.url(port));

        rotate(subscription, "c2hvcnQ=").then().statusCode(400).body("errors.path", hasItem("hmacSharedSecretKey"));
        subscriber
                .call()
                .body(Map.of())
                .post("/raas/v2/webhooks/" + subscription + "/secrets")
                .then()
                .statusCode(400);
        subscriber
                .call()
                .body(Map.of("hmacSharedSecretKey", NEXT, "misspelt", 1))
                .post("/raas/v2/webhooks/" + subscription + "/secrets")
                .then()
                .statusCode(400)
                .body("errors.path", hasItem("misspelt"));
    }

    @Test
    void ownHeadersAreSentAndKeptEncrypted() {
        var created = subscriber.subscribe(Map.of(
                "url",
                Receiver.url(port),
                "eventTypes",
                List.of("OrderActionStatus"),
                "headers",
                List.of(Map.of("name", "Authorization", "value", "Bearer of-the-subscriber"))));
        var subscription = UUID.fromString(created.path("webhookId"));

        try (var receiver = Receiver.on(port)) {
            assertThat(sample(subscription, receiver).header("Authorization")).isEqualTo("Bearer of-the-subscriber");
        }
        var row = Tables.value("select row_to_json(s)::text from webhook.subscription s where id = ?", subscription);
        assertThat(row).doesNotContain("of-the-subscriber").doesNotContain("Authorization");
        subscriber
                .get(subscription, "")
                .then()
                .body("headers[0].name", equalTo("Authorization"))
                .body("headers[0].value", equalTo("Bearer of-the-subscriber"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"User-Agent", "user-agent", "USER-AGENT", "Accept", "aCCEPT"})
    void anOwnHeaderReplacesOursHoweverItIsSpelt(String name) {
        var subscription = subscribe(Map.of("headers", List.of(Map.of("name", name, "value", "text/theirs"))));

        try (var receiver = Receiver.on(port)) {
            assertThat(sample(subscription, receiver).headers().allValues(name)).containsExactly("text/theirs");
        }
    }

    @Test
    void headersFromBeforeTheyWereSealedAreStillSent() {
        var subscription = subscriber.subscribe(Receiver.url(port));
        Tables.value(
                "update webhook.subscription set sealed_headers = null, headers_key_id = null,"
                        + " headers = '[{\"name\":\"X-Old\",\"value\":\"1\"}]' where id = ? returning id",
                subscription);

        try (var receiver = Receiver.on(port)) {
            assertThat(sample(subscription, receiver).header("X-Old")).isEqualTo("1");
        }
        subscriber.get(subscription, "").then().body("headers[0].name", equalTo("X-Old"));
    }

    private io.restassured.response.Response rotate(UUID subscription, String secret) {
        return subscriber
                .call()
                .body(Map.of("hmacSharedSecretKey", secret))
                .post("/raas/v2/webhooks/" + subscription + "/secrets");
    }

    private Received sample(UUID subscription, Receiver receiver) {
        var count = receiver.received().size();
        Tables.value("update webhook.subscription set tested_at = null where id = ? returning id", subscription);
        subscriber.post(subscription, "/tests/OrderActionStatus").then().statusCode(200);
        return receiver.awaitReceived(count + 1).getLast();
    }

    private static void verifies(Received webhook, String secret) {
        assertThatNoException().isThrownBy(() -> new Webhook(secret).verify(webhook.text(), webhook.headers()));
    }

    private static String hmac(String secret, byte[] body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(java.util.Base64.getDecoder().decode(secret), "HmacSHA256"));
        return java.util.Base64.getEncoder().encodeToString(mac.doFinal(body));
    }
}
