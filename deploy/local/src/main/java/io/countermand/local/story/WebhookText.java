package io.countermand.local.story;

import io.countermand.local.receive.ReceivedWebhook;
import java.util.List;

/** A webhook as it arrived. */
final class WebhookText {

    private static final List<String> SHOWN =
            List.of("webhook-id", "webhook-timestamp", "webhook-signature", "x-signed-payload");
    private static final int WIDTH_MAX = 110;

    private WebhookText() {}

    static void show(Screen screen, ReceivedWebhook webhook) {
        var event = webhook.json();
        screen.strong("Webhook %s, revision %d, at /hooks/%s"
                .formatted(
                        event.path("eventType").asText(), event.path("revision").asLong(), webhook.hook()));
        for (var name : SHOWN) {
            screen.quiet(shortened(name + ": " + webhook.headers().getOrDefault(name, "(missing)")));
        }
        screen.json(event.path("eventData"));
        if (webhook.verification().isVerified()) {
            screen.good(webhook.verification().sentence());
        } else {
            screen.bad(webhook.verification().sentence());
        }
    }

    private static String shortened(String text) {
        return text.length() <= WIDTH_MAX ? text : text.substring(0, WIDTH_MAX - 3) + "...";
    }
}
