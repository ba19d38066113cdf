package io.countermand.proof.security;

import static io.countermand.proof.security.SecretHouse.HOUSE;
import static io.countermand.proof.security.SecretHouse.MEADOW;
import static io.countermand.proof.security.SecretHouse.SUBSCRIBER;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Patience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A tenant that has everything that a path can name: an order, an action that ended, and a webhook that was delivered. */
record Owner(OrderIssued order, Map<String, String> names) {

    private static final Map<String, String> REASON = Map.of("reasonCode", "FRAUD");

    static Owner withEverything() {
        var webhook = MEADOW.tenant()
                .subscribe(SUBSCRIBER.url() + "/hooks/owner", List.of("ORDER"), SUBSCRIBER.secret())
                .text("webhookId");
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        MEADOW.awaitKnown(order);
        var lineItem = order.referenceOrderId() + "-2";
        var location =
                Customer.location(MEADOW.tenant().post("/raas/v2/lineItems/" + lineItem + "/cancel", REASON, Map.of()));
        MEADOW.awaitEnd(location);
        var names = new HashMap<>(ofAdministration());
        names.put("referenceOrderID", order.referenceOrderId());
        names.put("referenceLineItemID", lineItem);
        names.put("externalRefID", Objects.requireNonNull(order.externalRefID()));
        names.put("customerIdentifier", order.customerIdentifier());
        names.put("accountIdentifier", order.accountIdentifier());
        names.put("actionId", location.substring(location.lastIndexOf('/') + 1));
        names.put("webhookId", webhook);
        names.put("deliveryId", deliveryOf(webhook));
        names.put("testName", "ConnectivityTest");
        return new Owner(order, names);
    }

    /** What only they may read. Not the identifiers of the path, which a stranger's own question has, too. */
    List<String> words() {
        return List.of(order.referenceOrderId(), Objects.requireNonNull(names.get("webhookId")));
    }

    String authorization() {
        return login();
    }

    private static Map<String, String> ofAdministration() {
        var nobody = UUID.randomUUID().toString();
        return Map.of(
                "platform", MEADOW.tenant().name(),
                "customer", "meadow-people",
                "account", "meadow-people-usd",
                "credential", nobody,
                "refundId", nobody,
                "referenceLineItemId", "RA-1",
                "version", "1",
                "id", "1");
    }

    private static String deliveryOf(String webhook) {
        Patience.await("a webhook that was delivered")
                .until(() -> !delivered(webhook).path("items").isEmpty());
        return delivered(webhook).path("items").path(0).path("deliveryId").asText();
    }

    private static JsonNode delivered(String webhook) {
        var path = "/raas/v2/webhooks/" + webhook + "/deliveries?state=DELIVERED";
        return Asked.of("GET", Door.DISPATCHER.url(HOUSE) + path, Map.of("Authorization", login()), null)
                .json();
    }

    private static String login() {
        return Login.basic(MEADOW.tenant().name(), MEADOW.tenant().key());
    }
}
