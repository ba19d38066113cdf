package io.countermand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.NewerSchema;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.backbone.wire.WireJson;
import java.time.Instant;
import java.util.Optional;

/** What every record on Kafka owes: it is read or refused, and what was read says the same when it is written again. */
public final class Decoded {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String EVENT = "bf1b4135-ab87-8fcc-8693-fc531c7adafa";

    private Decoded() {}

    /** Empty if it is refused. */
    public static <R> Optional<Received<R>> of(byte[] value, Class<R> type) {
        var read = read(value, type);
        read.ifPresent(content -> staysTheSame(content, type));
        return read.map(content -> new Received<>(content, origin(value)));
    }

    private static <R> Optional<R> read(byte[] value, Class<R> type) {
        try {
            return Optional.of(WireJson.read(value, type, 1));
        } catch (UnreadableRecord | NewerSchema refused) {
            return Optional.empty();
        }
    }

    private static <R> void staysTheSame(R content, Class<R> type) {
        var written = WireJson.write(content);
        assertThat(WireJson.write(WireJson.read(written, type, 1))).isEqualTo(written);
    }

    private static Origin origin(byte[] value) {
        return new Origin("fuzz", 0, 0, NOON, null, value, EVENT, null);
    }
}
