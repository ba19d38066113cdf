package io.countermand.worker.settle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.type.TypeReference;
import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.WireJson;
import io.countermand.worker.refund.WriteIntents;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Adds up the chunks of actions that have none left open, and writes their ends. */
final class FinishActions {

    /** A statement of its own after the count-down: it sees the chunks that other transactions committed before. */
    private static final String ADD_UP = """
            select a.id, a.line_number, a.total_line_items, sums.*, coalesce(rules.ineligible, '{}')::text as ineligible
            from cancellation.action a
                cross join lateral (
                    select sum(successful)::int as successful, sum(unsettled)::int as unsettled,
                        sum(refund_minor)::bigint as refund_minor, sum(fee_minor)::bigint as fee_minor
                    from cancellation.action_chunk c where c.action_id = a.id) sums
                cross join lateral (
                    select jsonb_object_agg(rule, items) as ineligible from (
                        select r.key as rule, sum(r.value::int) as items
                        from cancellation.action_chunk c, jsonb_each_text(c.ineligible) r
                        where c.action_id = a.id group by r.key) per_rule) rules
            where a.id = any ($1)
            """;

    private static final String END = """
            update cancellation.action a set state = t.state, successful = t.successful, failed = t.failed,
                unsettled = t.unsettled, ineligible = t.ineligible::jsonb, refund_minor = t.refund, fee_minor = t.fee,
                refund_state = t.refund_state, settled_at = $10::timestamptz,
                release_due_at = case when a.kind = 'FREEZE' and t.successful > 0
                    then $10::timestamptz + a.freeze_hours * interval '1 hour' end
            from unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::int[], $6::text[], $7::bigint[], $8::bigint[],
                $9::text[]) as t(id, state, successful, failed, unsettled, ineligible, refund, fee, refund_state)
            where a.id = t.id
            """;

    private FinishActions() {}

    static List<Ended> finish(
            SqlConnection transaction, List<UUID> actions, Map<UUID, RunningAction> running, Instant now) {
        if (actions.isEmpty()) {
            return List.of();
        }
        var rows = transaction.preparedQuery(ADD_UP).executeAndAwait(Tuple.of(actions.toArray(UUID[]::new)));
        var ended = StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Ended.of(row, requireNonNull(running.get(row.getUUID("id"))), ineligible(row), now))
                .toList();
        write(transaction, ended, now);
        WriteIntents.write(
                transaction,
                ended.stream().flatMap(end -> end.intent().stream()).toList(),
                now);
        return ended;
    }

    private static void write(SqlConnection transaction, List<Ended> ended, Instant now) {
        var parameters = Unnest.of(ended)
                .uuids(end -> end.action().id())
                .texts(end -> end.state().name())
                .integers(Ended::successful)
                .integers(Ended::failed)
                .integers(Ended::unsettled)
                .texts(end -> WireJson.text(end.ineligible()))
                .longs(Ended::refundMinor)
                .longs(Ended::feeMinor)
                .texts(Ended::refundState)
                .all(now);
        transaction.preparedQuery(END).executeAndAwait(parameters.tuple());
    }

    private static Map<String, Integer> ineligible(Row row) {
        return WireJson.readText(row.getString("ineligible"), new TypeReference<Map<String, Integer>>() {});
    }
}
