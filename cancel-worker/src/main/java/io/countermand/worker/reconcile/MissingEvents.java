package io.countermand.worker.reconcile;

import io.countermand.backbone.store.Unnest;
import io.countermand.worker.publish.EventId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Ended actions, chunks with verdicts, and refunds that are over or wait for a human, of which no event was ever written. Their
 * ids are computed from what they tell, so a missing one is missed by its name. Actions that ended longer ago than events are kept are not asked about.
 */
final class MissingEvents {

    private static final String TO_BE_TOLD = """
            select distinct a.id, a.order_id, a.settled_at, d.chunk
            from unnest($1::bigint[], $2::int[], $3::int[]) as s(order_id, from_line, to_line)
                join cancellation.action a on a.order_id = s.order_id
                    and a.state not in ('PENDING', 'PROCESSING') and a.settled_at > $4
                left join cancellation.decision d on d.action_id = a.id and d.line_number between s.from_line and s.to_line
            """;

    private static final String REFUNDS_TO_BE_TOLD = """
            select distinct i.id, i.order_id, i.action_id, i.told, case i.state when 'SUCCEEDED' then i.outcome
                when 'CREDITED' then 'POSTED' when 'WRITTEN_OFF' then 'NONE' else i.state end as told_as
            from unnest($1::bigint[], $2::int[], $3::int[]) as s(order_id, from_line, to_line)
                join cancellation.action a on a.order_id = s.order_id
                join cancellation.refund_intent i on i.action_id = a.id
            where i.state in ('SUCCEEDED', 'NEEDS_REVIEW', 'CREDITED', 'WRITTEN_OFF') and i.settled_at > $4
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
        var due = Stream.concat(
                        rows(transaction, TO_BE_TOLD, parameters).flatMap(MissingEvents::due),
                        rows(transaction, REFUNDS_TO_BE_TOLD, parameters).map(MissingEvents::refund))
                .distinct()
                .toList();
        return transaction
                .preparedQuery(RECORD)
                .executeAndAwait(asParameters(due, now))
                .rowCount();
    }

    private static Stream<Row> rows(SqlConnection transaction, String sql, Tuple parameters) {
        var rows = transaction.preparedQuery(sql).executeAndAwait(parameters);
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static Due refund(Row row) {
        var event = EventId.refund(row.getUUID("id"), row.getString("told_as"), row.getInteger("told"));
        return new Due(event, row.getLong("order_id"), row.getUUID("action_id"), "refunds.settled");
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
