package io.countermand.webhook.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as every subscriber will read it.
 *
 * @param id the same however often its record is read
 * @param data the bytes of {@code eventData}, stored once and sent unchanged
 */
public record Event(
        UUID id,
        EventType type,
        Concern concern,
        byte[] data,
        Instant occurredAt,
        @Nullable String traceparent) {

    /** Whose customer and account it is about. */
    public record Concern(String customer, String account) {}
}
