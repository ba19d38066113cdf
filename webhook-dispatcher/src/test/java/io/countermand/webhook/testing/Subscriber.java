package io.countermand.webhook.testing;

import static io.restassured.RestAssured.given;

import io.countermand.domain.access.KeyHash;
import io.countermand.local.testing.FreshStack;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** A platform of its own for every test, with a credential. */
public record Subscriber(String platform, String key) {

    public static final String SECRET =
            Base64.getEncoder().encodeToString("a secret of thirty-two bytes, ok".getBytes());

    public static Subscriber onANewPlatform() {
        return onANewPlatform("READ,CANCEL,WEBHOOK");
    }

    public static Subscriber onANewPlatform(String rights) {
        var platform = "P-" + UUID.randomUUID();
        var key = UUID.randomUUID().toString();
        var id = Integer.parseInt(Tables.value(
                "insert into access.platform (name, created_at) values (?, now()) returning id", platform));
        Tables.value(
                "insert into access.credential (id, platform_id, key_hash, rights, created_at)"
                        + " values (?, ?, ?, string_to_array(?, ','), now()) returning id",
                UUID.randomUUID(),
                id,
                new KeyHash(FreshStack.current().pepper()).of(key),
                rights);
        return new Subscriber(platform, key);
    }

    /** Another credential of the same platform, which sees one customer alone. */
    public Subscriber limitedTo(String customer) {
        var other = UUID.randomUUID().toString();
        Tables.value(
                "insert into access.credential (id, platform_id, key_hash, customers, created_at)"
                        + " select ?, id, ?, array[?], now() from access.platform where name = ? returning id",
                UUID.randomUUID(),
                new KeyHash(FreshStack.current().pepper()).of(other),
                customer,
                platform);
        return new Subscriber(platform, other);
    }

    public RequestSpecification call() {
        return given().auth().preemptive().basic(platform, key).contentType(ContentType.JSON);
    }

    public Response subscribe(Map<String, ?> request) {
        return call().body(request).post("/raas/v2/webhooks");
    }

    /** With HMAC, to the outcomes of orders. */
    public UUID subscribe(String url) {
        return subscribe(url, "OrderActionStatus");
    }

    /** A call of one subscription. */
    public Response post(UUID subscription, String call) {
        return call().post("/raas/v2/webhooks/" + subscription + call);
    }

    public Response get(UUID subscription, String call) {
        return call().get("/raas/v2/webhooks/" + subscription + call);
    }

    public UUID subscribe(String url, String eventType) {
        var request = Map.of(
                "url",
                url,
                "eventTypes",
                new String[] {eventType},
                "payloadVerificationMethod",
                "HMAC",
                "hmacSharedSecretKey",
                SECRET);
        return UUID.fromString(
                subscribe(request).then().statusCode(201).extract().path("webhookId"));
    }
}
