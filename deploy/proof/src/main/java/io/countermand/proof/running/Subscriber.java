package io.countermand.proof.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.countermand.local.client.Tenant;
import io.countermand.local.launch.Port;
import io.countermand.local.receive.ReceivedWebhook;
import io.countermand.local.receive.Receiver;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer's end of the webhooks. It can go away and come back, and it trusts nobody's verification but the library's. */
public final class Subscriber implements AutoCloseable {

    private final int port;
    private final String secret;
    private final Instance dispatcher;
    private final List<ReceivedWebhook> earlier = new ArrayList<>();
    private @Nullable Receiver receiver;

    Subscriber(int port, String secret, Instance dispatcher) {
        this.port = port;
        this.secret = secret;
        this.dispatcher = dispatcher;
    }

    public Subscriber start() throws IOException {
        var jwks = URI.create(dispatcher.url(Port.DISPATCHER) + "/.well-known/jwks.json");
        receiver = Receiver.start(port, Base64.getDecoder().decode(secret), jwks);
        return this;
    }

    public Subscriber subscribe(Tenant tenant, String... categories) {
        tenant.subscribe(hookUrl(tenant.name()), List.of(categories), secret);
        return this;
    }

    /** Where it listens. */
    public String url() {
        return "http://localhost:" + port;
    }

    /** Base64, shared with Countermand. */
    public String secret() {
        return secret;
    }

    /** All that ever arrived and was answered well. */
    public List<ReceivedWebhook> received(Tenant tenant) {
        return receivedAt(tenant.name());
    }

    /** The same, at another hook than a tenant's own. */
    public List<ReceivedWebhook> receivedAt(String hook) {
        var now =
                receiver == null ? List.<ReceivedWebhook>of() : receiver.inbox().all();
        return Stream.concat(earlier.stream(), now.stream())
                .filter(webhook -> webhook.accepted() && webhook.hook().equals(hook))
                .toList();
    }

    /** The outcomes of one order that arrived. */
    public List<ReceivedWebhook> outcomes(Tenant tenant, String referenceOrderId) {
        return received(tenant).stream()
                .filter(webhook -> webhook.json().path("eventType").asText().equals("OrderActionStatus"))
                .filter(webhook ->
                        data(webhook).path("referenceOrderId").asText().equals(referenceOrderId))
                .toList();
    }

    /** Waits for the first outcome of an order. */
    public ReceivedWebhook awaitOutcome(Customer customer, String referenceOrderId) {
        Patience.await("the webhook about " + referenceOrderId)
                .until(() -> !outcomes(customer.tenant(), referenceOrderId).isEmpty());
        return outcomes(customer.tenant(), referenceOrderId).getFirst();
    }

    public static JsonNode data(ReceivedWebhook webhook) {
        return webhook.json().path("eventData");
    }

    /** Asks the independent library; throws what it throws. */
    public void verify(ReceivedWebhook webhook) throws WebhookVerificationException, EmptyWebhookSecretException {
        Map<String, List<String>> headers = webhook.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new Webhook(secret).verify(webhook.text(), headers);
    }

    /** Nobody listens any more. */
    @Override
    public void close() {
        if (receiver != null) {
            receiver.close();
            earlier.addAll(receiver.inbox().all());
            receiver = null;
        }
    }

    private String hookUrl(String name) {
        return url() + "/hooks/" + name;
    }
}
