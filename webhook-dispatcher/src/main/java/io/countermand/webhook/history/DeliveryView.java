package io.countermand.webhook.history;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery (ours).
 *
 * @param state PENDING, DELIVERED, UNDELIVERED or DROPPED
 * @param nextAttemptAt null unless it is pending
 */
public record DeliveryView(
        long deliveryId,
        UUID eventId,
        String eventType,
        long revision,
        String state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        @Nullable Instant deliveredAt) {

    static DeliveryView of(DeliveryRow row) {
        return new DeliveryView(
                row.id,
                row.event.id,
                row.event.type,
                row.revision,
                row.state,
                row.attempts,
                row.state.equals(DeliveryRow.PENDING) ? row.dueAt : null,
                row.createdAt,
                row.deliveredAt);
    }
}
