package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The headers that prove a webhook: Standard Webhooks, and the documented {@code X-Signed-Payload}. Made per attempt. */
public final class Signatures {

    private final SigningKey key;

    public Signatures(SigningKey key) {
        this.key = key;
    }

    /** @param secret null when the subscription has none: then there is no HMAC of any kind */
    public Map<String, String> headers(UUID eventId, Instant sentAt, byte[] body, @Nullable SharedSecret secret) {
        var signed = signedContent(eventId, sentAt, body);
        var ours = "v1a," + key.signature(signed);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", eventId.toString());
        headers.put("webhook-timestamp", Long.toString(sentAt.getEpochSecond()));
        headers.put("webhook-signature", secret == null ? ours : "v1," + secret.mac(signed) + " " + ours);
        if (secret != null) {
            headers.put("X-Signed-Payload", secret.mac(body));
        }
        return headers;
    }

    private static byte[] signedContent(UUID eventId, Instant sentAt, byte[] body) {
        var prefix = (eventId + "." + sentAt.getEpochSecond() + ".").getBytes(UTF_8);
        return ByteBuffer.allocate(prefix.length + body.length)
                .put(prefix)
                .put(body)
                .array();
    }
}
