package io.countermand.local.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What arrived, for scripts and for the page. */
final class ReceivedJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReceivedJson() {}

    static byte[] of(List<ReceivedWebhook> webhooks) {
        var list = JSON.createArrayNode();
        webhooks.forEach(webhook -> list.add(json(webhook)));
        try {
            return JSON.writeValueAsBytes(list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }

    static byte[] summaryOf(List<ReceivedWebhook> webhooks) {
        try {
            return JSON.writeValueAsBytes(HookSummary.of(webhooks));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and texts is always writable", e);
        }
    }

    private static ObjectNode json(ReceivedWebhook webhook) {
        var json = JSON.createObjectNode();
        json.put("hook", webhook.hook());
        json.put("receivedAt", webhook.receivedAt().toString());
        json.put("answered", webhook.answered());
        json.put("verified", webhook.verification().isVerified());
        json.put("verification", webhook.verification().sentence());
        webhook.headers().forEach(json.putObject("headers")::put);
        json.put("body", webhook.text());
        return json;
    }
}
