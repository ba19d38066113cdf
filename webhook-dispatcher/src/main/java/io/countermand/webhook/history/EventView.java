package io.countermand.webhook.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event of a subscription as it is sent, with what became of it.
 *
 * @param deliveryState PENDING, DELIVERED, UNDELIVERED or DROPPED (ours)
 */
public record EventView(
        UUID eventId,
        long revision,
        String category,
        String eventType,
        Instant eventOccurredAt,
        @JsonRawValue @Schema(implementation = Object.class) String eventData,
        String deliveryState) {

    static EventView of(DeliveryRow row) {
        var event = row.event;
        return new EventView(
                event.id,
                row.revision,
                event.category,
                event.type,
                event.occurredAt,
                new String(event.data, UTF_8),
                row.state);
    }
}
