package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.HARBOUR;
import static io.countermand.proof.security.SecretHouse.HOUSE;
import static io.countermand.proof.security.SecretHouse.MEADOW;
import static io.countermand.proof.security.SecretHouse.PROVIDER;
import static io.countermand.proof.security.SecretHouse.SUBSCRIBER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Tenant;
import io.countermand.local.sample.OrderSystem;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.load.Course;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A day in which every secret is used, rightly and wrongly. What is no secret is left behind on purpose, to be found. */
final class SecretStory {

    private static final String WEBHOOKS = "/raas/v2/webhooks";
    private static final String DUPLICATE = "{\"reasonCode\": \"DUPLICATE\"}";
    private static final int PAID_BY_CARD = 2;
    private static final String SUBSCRIPTION = """
            {"url": "%s/hooks/secrets", "categories": ["ORDER", "REWARD"], "hmacSharedSecretKey": "%s", "headers": [
                {"name": "X-Api-Key", "value": "%s"}, {"name": "Authorization", "value": "Bearer %s"}]}""";

    private final List<Secret> secrets = new ArrayList<>();
    private final String trace = UUID.randomUUID().toString().replace("-", "");
    private final String order;

    private SecretStory() throws IOException {
        ofTheInstallation();
        var webhook = subscribed();
        order = cancelled();
        refundedByTheProvider();
        failedFirst();
        replaced(webhook);
        secrets.addAll(Misuse.of(order, webhook));
    }

    static SecretStory told() throws IOException {
        return new SecretStory();
    }

    List<Secret> secrets() {
        return List.copyOf(secrets);
    }

    /** No secret: an order's id is in logs, tables and topics. */
    String order() {
        return order;
    }

    /** No secret, and in headers alone. */
    String trace() {
        return trace;
    }

    private void ofTheInstallation() {
        var drawn = HOUSE.secrets();
        secrets.add(Secret.text("header of every request", Sent.ALONG));
        secrets.add(Secret.text("pepper", drawn.pepper()));
        secrets.add(Secret.text("administration key", drawn.adminKey()));
        secrets.add(Secret.base64("encryption key", drawn.encryptionKey()));
        secrets.add(Secret.base64("signing key", drawn.signingKey()));
        secrets.add(Secret.text("database password", SecretHouse.DATABASE_PASSWORD));
        secrets.add(Secret.text("provider's password", SecretHouse.PROVIDER_PASSWORD));
        secrets.add(Secret.text("platform key of meadow", MEADOW.tenant().key()));
        secrets.add(Secret.text("platform key of harbour", HARBOUR.tenant().key()));
        secrets.add(Secret.base64("webhook secret", SUBSCRIBER.secret()));
    }

    /** @return its id */
    private String subscribed() {
        var header = drawn("value of a custom header");
        var token = drawn("token in a custom header");
        var body = SUBSCRIPTION.formatted(SUBSCRIBER.url(), SUBSCRIBER.secret(), header, token);
        return Sent.byTenant(Door.DISPATCHER, "POST " + WEBHOOKS, body)
                .expect(201)
                .json()
                .path("webhookId")
                .asText();
    }

    private String cancelled() {
        var placed = HOUSE.orders().place(SampleOrder.MIXED);
        MEADOW.awaitKnown(placed);
        var headers = Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        var answer = MEADOW.tenant()
                .post(Tenant.cancelPath(placed.referenceOrderId()), Map.of("reasonCode", "DUPLICATE"), headers);
        MEADOW.awaitEnd(Customer.location(answer));
        awaitWebhookAbout(placed);
        return placed.referenceOrderId();
    }

    private void refundedByTheProvider() throws IOException {
        var course = Course.number(PAID_BY_CARD, 1);
        course.pay(PROVIDER.desk());
        var bought = WireJson.mapper().treeToValue(course.order(), OrderIssued.class);
        try (var system = new OrderSystem(HOUSE.kafka().bootstrapServers(), SecretHouse.PREFIX)) {
            system.send(List.of(bought));
        }
        var buyer = course.platform().equals(MEADOW.tenant().name()) ? MEADOW : HARBOUR;
        buyer.awaitEnd(buyer.cancelOnceKnown(bought));
        Patience.await("the refund")
                .until(() -> HOUSE.books().count("cancellation.refund_intent where state = 'SUCCEEDED'") > 0);
    }

    /** Nobody listens, then somebody does. */
    private void failedFirst() throws IOException {
        var placed = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        SUBSCRIBER.close();
        MEADOW.awaitEnd(MEADOW.cancelOnceKnown(placed));
        Patience.await("an attempt that failed")
                .until(() -> HOUSE.books().count("webhook.attempt where error is not null") > 0);
        SUBSCRIBER.start();
        awaitWebhookAbout(placed);
    }

    /** Every kind of secret that can be replaced is. */
    private void replaced(String webhook) {
        var drawn =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(UTF_8));
        var secret = "{\"hmacSharedSecretKey\": \"%s\"}".formatted(drawn);
        secrets.add(Secret.base64("second webhook secret", drawn));
        Sent.byTenant(Door.DISPATCHER, "POST " + WEBHOOKS + "/" + webhook + "/secrets", secret)
                .expect(200);
        Sent.byTenant(Door.DISPATCHER, "POST " + WEBHOOKS + "/" + webhook + "/tests", null)
                .expect(200);
        Sent.byAdministrator(Door.DISPATCHER_ADMINISTRATION, "POST /admin/keys/re-encrypt", null)
                .expect(200);
        try (var key = PlatformKey.issued(HOUSE, MEADOW.tenant().name(), Map.of("rights", List.of("READ")))) {
            secrets.add(Secret.text("second platform key", key.key()));
            Sent.by(key.login(), Door.API, "POST " + Tenant.cancelPath(order), DUPLICATE)
                    .expect(403);
        }
    }

    /** A new one. */
    private String drawn(String name) {
        var text = "canary-" + UUID.randomUUID();
        secrets.add(Secret.text(name, text));
        return text;
    }

    private static void awaitWebhookAbout(OrderIssued placed) {
        Patience.await("the webhook about " + placed.referenceOrderId())
                .until(() -> SUBSCRIBER.receivedAt("secrets").stream()
                        .anyMatch(webhook -> webhook.text().contains(placed.referenceOrderId())));
    }
}
