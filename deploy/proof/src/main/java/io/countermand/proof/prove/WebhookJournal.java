package io.countermand.proof.prove;

import io.countermand.local.receive.ReceivedWebhook;
import io.countermand.proof.history.Journal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Webhooks as receivers saw them. */
record WebhookJournal(Journal journal) {

    void write(ReceivedWebhook webhook) {
        var json = webhook.json();
        var data = json.path("eventData");
        journal.write(Journal.line()
                .put("hook", webhook.hook())
                .put("event", json.path("eventId").asText())
                .put("revision", json.path("revision").asLong())
                .put("type", json.path("eventType").asText())
                .put(
                        "order",
                        order(
                                data.path("referenceOrderId").asText(),
                                data.path("referenceLineItemId").asText()))
                .put("action", data.path("actionId").asText())
                .put("bytes", hash(webhook.body()))
                .put("verified", webhook.verification().isVerified())
                .put("answered", webhook.answered()));
    }

    /** A line item's id is its order's and its number. */
    private static String order(String order, String lineItem) {
        return order.isEmpty() ? lineItem.replaceAll("-[0-9]+$", "") : order;
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
