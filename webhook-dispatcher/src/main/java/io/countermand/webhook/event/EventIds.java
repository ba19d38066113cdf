package io.countermand.webhook.event;

import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.wire.UnreadableRecord;
import java.util.UUID;

/** The id under which subscribers know an event is the id of its record, so that a record read twice is one event. */
final class EventIds {

    private EventIds() {}

    /** @throws UnreadableRecord if the record carries none: an id of our own making would differ between readings */
    static UUID of(Origin origin) {
        var id = origin.eventId();
        if (id == null) {
            throw new UnreadableRecord("the record has no ce_id header", null);
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord("the ce_id header is no UUID", e);
        }
    }
}
