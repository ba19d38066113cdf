package io.countermand.webhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: a fixed text around the stored bytes, so that every attempt, by every pod and every version of
 * this service, sends the same bytes for the same event and revision.
 *
 * @param data the bytes of {@code eventData}
 * @param traceparent of whatever made it happen, beside the body; null when there is none
 */
public record Envelope(
        UUID eventId,
        String category,
        String type,
        Instant occurredAt,
        byte[] data,
        @Nullable String traceparent) {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Of something that nobody's request made happen. */
    public Envelope(UUID eventId, String category, String type, Instant occurredAt, byte[] data) {
        this(eventId, category, type, occurredAt, data, null);
    }

    public byte[] body(long revision) {
        // No value here needs escaping: ids, numbers, times and names of ours.
        var head =
                "{\"eventId\":\"%s\",\"revision\":%d,\"category\":\"%s\",\"eventType\":\"%s\",\"eventOccurredAt\":\"%s\",\"eventData\":"
                        .formatted(eventId, revision, category, type, MILLIS.format(occurredAt));
        var body = new ByteArrayOutputStream(head.length() + data.length + 1);
        body.writeBytes(head.getBytes(UTF_8));
        body.writeBytes(data);
        body.write('}');
        return body.toByteArray();
    }
}
