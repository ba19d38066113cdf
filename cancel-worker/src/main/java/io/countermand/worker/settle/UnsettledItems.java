package io.countermand.worker.settle;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Writes line items of which no verdict could be reached down for a human. */
final class UnsettledItems {

    /** Those of a parked chunk that was opened again in vain. */
    private static final String AGAIN = """
            on conflict on constraint unsettled_once_per_action do update set cause = excluded.cause,
                recorded_at = excluded.recorded_at, chunk = excluded.chunk, state = 'NEEDS_REVIEW', retried_by = null
            """;

    private static final String ADD = """
            insert into cancellation.unsettled_item (action_id, order_id, line_number, cause, recorded_at)
            select t.*, $5 from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[]) as t
            """ + AGAIN;

    private static final String ADD_PARKED = """
            insert into cancellation.unsettled_item (action_id, order_id, line_number, cause, recorded_at, chunk)
            select $1, $2, line, $5, $6, $7 from generate_series($3::int, $4::int) as line
            """ + AGAIN;

    private UnsettledItems() {}

    static void add(SqlConnection transaction, List<JudgedItem> unsettled, Instant now) {
        if (unsettled.isEmpty()) {
            return;
        }
        var parameters = Unnest.of(unsettled)
                .uuids(one -> one.action().id())
                .longs(one -> one.item().orderId())
                .integers(one -> one.item().lineNumber())
                .texts(JudgedItem::detail)
                .all(now);
        transaction.preparedQuery(ADD).executeAndAwait(parameters.tuple());
    }

    static void addParked(SqlConnection transaction, ClaimedChunk chunk, String cause, Instant now) {
        var parameters = Tuple.tuple()
                .addUUID(chunk.actionId())
                .addLong(chunk.orderId())
                .addInteger(chunk.fromLine())
                .addInteger(chunk.toLine())
                .addString(cause)
                .addValue(Unnest.utc(now))
                .addInteger(chunk.number());
        transaction.preparedQuery(ADD_PARKED).executeAndAwait(parameters);
    }
}
