package io.countermand.backbone.intake;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of records that could not be acted on. A record parks once, however often it comes. */
public final class ParkedRecords {

    private final String insert;
    private final InstantSource clock;

    /** @param schema of the service's own {@code parked_record} table */
    public ParkedRecords(String schema, InstantSource clock) {
        this.insert = "insert into " + schema + ".parked_record"
                + " (topic, partition, record_offset, record_key, value, reason, parked_at, event_id, traceparent)"
                + " values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict on constraint record_parked_once do nothing";
        this.clock = clock;
    }

    void park(SqlConnection transaction, List<Refused> refused) {
        if (!refused.isEmpty()) {
            var rows = refused.stream().map(this::row).toList();
            transaction.preparedQuery(insert).executeBatchAndAwait(rows);
        }
    }

    private Tuple row(Refused refused) {
        var origin = refused.origin();
        return Tuple.tuple()
                .addString(origin.topic())
                .addInteger(origin.partition())
                .addLong(origin.offset())
                .addValue(buffer(origin.key()))
                .addValue(buffer(origin.value()))
                .addString(refused.reason())
                .addOffsetDateTime(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .addString(origin.eventId())
                .addString(origin.traceparent());
    }

    private static io.vertx.core.buffer.@Nullable Buffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes).getDelegate();
    }
}
