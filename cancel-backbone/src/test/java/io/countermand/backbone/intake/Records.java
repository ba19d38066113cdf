package io.countermand.backbone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records of one topic and partition, at offsets that go up. */
final class Records {

    static final String TOPIC = "notes";

    private static final Instant APPENDED = Instant.parse("2026-11-20T12:00:00Z");

    private Records() {}

    static List<Origin> of(String... values) {
        var records = new ArrayList<Origin>();
        for (var value : values) {
            records.add(at(records.size(), value));
        }
        return records;
    }

    static Origin at(long offset, String value) {
        return new Origin(TOPIC, 0, offset, APPENDED, "key".getBytes(UTF_8), value.getBytes(UTF_8), null, null);
    }

    static Origin tombstoneAt(long offset) {
        return new Origin(TOPIC, 0, offset, APPENDED, null, null, null, null);
    }
}
