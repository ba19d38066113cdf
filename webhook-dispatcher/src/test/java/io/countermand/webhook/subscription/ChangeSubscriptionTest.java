package io.countermand.webhook.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.testing.Receiver;
import io.countermand.webhook.testing.ReceiverPorts;
import io.countermand.webhook.testing.Subscriber;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class ChangeSubscriptionTest {

    private final Subscriber subscriber = Subscriber.onANewPlatform();
    private final String url = Receiver.url(ReceiverPorts.port(0));
    private UUID id;

    @BeforeEach
    void subscribe() {
        id = subscriber.subscribe(url);
    }

    @Test
    void givenFieldsReplaceAndOthersStay() {
        var other = Receiver.url(ReceiverPorts.port(1));

        var changed = change(Map.of("url", other, "categories", List.of("REWARD")));

        changed.then()
                .statusCode(200)
                .body("webhookId", equalTo(id.toString()))
                .body("url", equalTo(other))
                .body("categories", equalTo(List.of("REWARD")))
                .body("eventTypes", equalTo(List.of("OrderActionStatus")))
                .body("payloadVerificationMethod", equalTo("HMAC"))
                .body("hmacSharedSecretKey", endsWith(lastFour(Subscriber.SECRET)));
        assertThat(subscriber.get(id, "").asString()).isEqualTo(changed.asString());
    }

    @Test
    void headersAreReplacedAsAWhole() {
        change(Map.of(
                "headers", List.of(Map.of("name", "X-One", "value", "1"), Map.of("name", "X-Two", "value", "2"))));

        change(Map.of("headers", List.of(Map.of("name", "X-Three", "value", "3"))))
                .then()
                .body("headers.name", equalTo(List.of("X-Three")));
        change(Map.of("categories", List.of("ORDER"))).then().body("headers.name", equalTo(List.of("X-Three")));
    }

    @Test
    void aSecretIsReplacedAtOnce() {
        var next = "bmV4dCBuZXh0IG5leHQgbmV4dCBuZXh0IG5leHQ=";

        change(Map.of("hmacSharedSecretKey", next)).then().body("hmacSharedSecretKey", endsWith(lastFour(next)));
    }

    @Test
    void noneForgetsTheSecret() {
        change(Map.of("payloadVerificationMethod", "NONE")).then().body("hmacSharedSecretKey", nullValue());

        refuses(Map.of("payloadVerificationMethod", "HMAC"), "hmacSharedSecretKey");
    }

    @Test
    void whatResultsIsCheckedAsAWhole() {
        refuses(Map.of("eventTypes", List.of()), "eventTypes");
        refuses(Map.of("eventTypes", List.of("Nothing")), "eventTypes");
        refuses(Map.of("url", "https://10.0.0.1/"), "url");
        refuses(Map.of("payloadVerificationMethod", "X509"), "signingCertificate");
        refuses(Map.of("headers", List.of(Map.of("name", "Host", "value", "x"))), "headers[0].name");
        subscriber
                .get(id, "")
                .then()
                .body("url", equalTo(url))
                .body("eventTypes", equalTo(List.of("OrderActionStatus")));
    }

    private void refuses(Map<String, ?> given, String field) {
        change(given).then().statusCode(400).body("errors.path", hasItem(field));
    }

    private Response change(Map<String, ?> given) {
        return subscriber.call().body(given).patch("/raas/v2/webhooks/" + id);
    }

    private static String lastFour(String text) {
        return text.substring(text.length() - 4);
    }
}
