package io.countermand.worker.reconcile;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How far the walk over all line items has come.
 *
 * @param startedAt of the pass under way; null between passes
 * @param endedAt of the last whole pass; null before the first
 */
record Walk(
        long orderId,
        int lineNumber,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {

    private static final String LOCK = "select * from cancellation.reconciliation for update skip locked";

    /** An order that is left behind was examined to its end, also where a refund has no line item. */
    private static final String NEXT = """
            select order_id, max(line_number) as to_line, count(*)::int as items, order_id < max(order_id) over () as whole
            from (select order_id, line_number from cancellation.line_item where (order_id, line_number) > ($1, $2)
                order by order_id, line_number limit $3) page
            group by order_id order by order_id
            """;

    private static final String GO_ON = """
            update cancellation.reconciliation set order_id = $1, line_number = $2,
                started_at = coalesce(started_at, $3)
            """;

    private static final String END = """
            update cancellation.reconciliation set order_id = 0, line_number = 0, started_at = null, ended_at = $1
            """;

    /** Empty while another worker is at it. */
    static Optional<Walk> lock(SqlConnection transaction) {
        var rows = transaction.query(LOCK).executeAndAwait().iterator();
        return rows.hasNext() ? Optional.of(of(rows.next())) : Optional.empty();
    }

    private static Walk of(Row row) {
        return new Walk(
                row.getLong("order_id"),
                row.getInteger("line_number"),
                instant(row, "started_at"),
                instant(row, "ended_at"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    boolean isUnderWay() {
        return startedAt != null;
    }

    /** The next line items; empty at the end. */
    List<Stretch> next(SqlConnection transaction, int lineItems) {
        var rows = transaction.preparedQuery(NEXT).executeAndAwait(Tuple.of(orderId, lineNumber, lineItems));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(this::stretch)
                .toList();
    }

    private Stretch stretch(Row row) {
        var order = row.getLong("order_id");
        return new Stretch(
                order,
                order == orderId ? lineNumber + 1 : 1,
                row.getBoolean("whole") ? Integer.MAX_VALUE : row.getInteger("to_line"),
                row.getInteger("items"));
    }

    static void goOn(SqlConnection transaction, Stretch last, Instant now) {
        transaction.preparedQuery(GO_ON).executeAndAwait(Tuple.of(last.orderId(), last.toLine(), Unnest.utc(now)));
    }

    static void end(SqlConnection transaction, Instant now) {
        transaction.preparedQuery(END).executeAndAwait(Tuple.of(Unnest.utc(now)));
    }
}
