package io.countermand.worker.reconcile;

import io.countermand.backbone.store.Unnest;
import io.countermand.worker.settle.EventId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Ended actions, and chunks with verdicts, of which no event was ever written. Their ids are computed from the action, so a
 * missing one is missed by its name. Actions that ended longer ago than events are kept are not asked about.
 */
final class MissingEvents {

    private static final String TO_BE_TOLD = """
            select distinct a.id, a.order_id, a.settled_at, d.chunk
            from unnest($1::bigint[], $2::int[], $3::int[]) as s(order_id, from_line, to_line)
                join cancellation.action a on a.order_id = s.order_id
                    and a.state not in ('PENDING', 'PROCESSING') and a.settled_at > $4
                left join cancellation.decision d on d.action_id = a.id and d.line_number between s.from_line and s.to_line
            """;

    private static final String RECORD = """
            insert into cancellation.difference (kind, order_id, action_id, detail, found_at)
            select 'MISSING_EVENT', t.order_id, t.action_id, min(t.topic || ' ' || t.event_id), $5
            from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[]) as t(event_id, order_id, action_id, topic)
            where not exists (select from cancellation.outbox o where o.event_id = t.event_id)
            group by t.order_id, t.action_id
            on conflict on constraint difference_recorded_once do nothing
            """;

    private MissingEvents() {}

    private record Due(UUID eventId, long orderId, UUID actionId, String topic) {}

    /** @return how many were recorded */
    static int record(SqlConnection transaction, List<Stretch> stretches, Instant keptSince, Instant now) {
        var parameters = Stretch.parameters(stretches).addValue(Unnest.utc(keptSince));
        var rows = transaction.preparedQuery(TO_BE_TOLD).executeAndAwait(parameters);
        var due = StreamSupport.stream(rows.spliterator(), false)
                .flatMap(MissingEvents::due)
                .distinct()
                .toList();
        return transaction
                .preparedQuery(RECORD)
                .executeAndAwait(asParameters(due, now))
                .rowCount();
    }

    private static Stream<Due> due(Row row) {
        var order = row.getLong("order_id");
        var action = row.getUUID("id");
        var chunk = row.getInteger("chunk");
        var ended = new Due(EventId.orderAction(action), order, action, "order-actions.settled");
        return chunk == null
                ? Stream.of(ended)
                : Stream.of(ended, new Due(EventId.lineItems(action, chunk), order, action, "line-items.settled"));
    }

    private static Tuple asParameters(List<Due> due, Instant now) {
        return Unnest.of(due)
                .uuids(Due::eventId)
                .longs(Due::orderId)
                .uuids(Due::actionId)
                .texts(Due::topic)
                .all(now)
                .tuple();
    }
}
