package io.countermand.webhook.event;

import io.countermand.backbone.wire.UnreadableRecord;
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

    /** The envelope around it has less than 300 bytes; subscribers were promised 20 kB at most for the whole body. */
    private static final int DATA_BYTES_MAX = 20_000 - 300;

    public Event {
        if (data.length > DATA_BYTES_MAX) {
            throw new UnreadableRecord("the event has %d bytes".formatted(data.length), null);
        }
    }

    /**
     * Who may hear of it.
     *
     * @param customer null: it is about the platform as a whole, so only subscriptions without limits hear of it
     * @param notTo the subscription that it is about
     */
    public record Concern(
            @Nullable String customer,
            @Nullable String account,
            @Nullable UUID notTo) {

        public Concern(String customer, String account) {
            this(customer, account, null);
        }
    }
}
