package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers that prove a webhook: Standard Webhooks, and the documented {@code X-Signed-Payload}. Made per attempt. */
public final class Signatures {

    private static final String SIGNED_PAYLOAD = "X-Signed-Payload";

    private final SigningKey key;

    public Signatures(SigningKey key) {
        this.key = key;
    }

    /** Without a secret there is no HMAC of any kind; ours is always there. */
    public Map<String, String> headers(UUID eventId, Instant sentAt, byte[] body, SubscriberKeys keys) {
        var signed = signedContent(eventId, sentAt, body);
        var theirs = keys.secrets().stream().map(secret -> "v1," + secret.mac(signed));
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", eventId.toString());
        headers.put("webhook-timestamp", Long.toString(sentAt.getEpochSecond()));
        headers.put(
                "webhook-signature",
                Stream.concat(theirs, Stream.of("v1a," + key.signature(signed))).collect(Collectors.joining(" ")));
        if (keys.certificate() != null) {
            headers.put(SIGNED_PAYLOAD, keys.certificate().encrypted(body));
        } else if (!keys.secrets().isEmpty()) {
            headers.put(SIGNED_PAYLOAD, keys.secrets().getFirst().mac(body));
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
