package io.countermand.backbone.store;

import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one statement that writes many rows through {@code unnest($1::bigint[], $2::text[], …)}: a column each,
 * in the order of the calls. Set-based writes are 20 to 40 times faster here than row by row.
 */
public final class Unnest<T> {

    private final List<T> rows;
    private final Tuple tuple = Tuple.tuple();

    private Unnest(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Unnest<T> of(List<T> rows) {
        return new Unnest<>(rows);
    }

    public Unnest<T> longs(Function<T, @Nullable Long> column) {
        tuple.addArrayOfLong(rows.stream().map(column).toArray(Long[]::new));
        return this;
    }

    public Unnest<T> integers(Function<T, @Nullable Integer> column) {
        tuple.addArrayOfInteger(rows.stream().map(column).toArray(Integer[]::new));
        return this;
    }

    public Unnest<T> texts(Function<T, @Nullable String> column) {
        tuple.addArrayOfString(rows.stream().map(column).toArray(String[]::new));
        return this;
    }

    public Unnest<T> uuids(Function<T, @Nullable UUID> column) {
        tuple.addArrayOfUUID(rows.stream().map(column).toArray(UUID[]::new));
        return this;
    }

    public Unnest<T> times(Function<T, @Nullable Instant> column) {
        tuple.addArrayOfOffsetDateTime(
                rows.stream().map(column).map(Unnest::utc).toArray(OffsetDateTime[]::new));
        return this;
    }

    public Unnest<T> bytes(Function<T, byte[]> column) {
        tuple.addValue(rows.stream()
                .map(row -> Buffer.buffer(column.apply(row)).getDelegate())
                .toArray(io.vertx.core.buffer.Buffer[]::new));
        return this;
    }

    /** One value for all rows, as the next parameter. */
    public Unnest<T> all(@Nullable Object value) {
        tuple.addValue(value instanceof Instant instant ? utc(instant) : value);
        return this;
    }

    public Tuple tuple() {
        return tuple;
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
