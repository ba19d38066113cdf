package io.countermand.worker.intake;

import io.countermand.backbone.wire.UnreadableRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times that calendars, PostgreSQL and people understand; what lies outside is a mistake or mischief. */
final class Times {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    static void check(String field, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new UnreadableRecord(field + " is out of bounds", null);
        }
    }
}
