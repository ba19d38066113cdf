package io.countermand.worker.settle;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.WireJson;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Closes chunks and finds the actions that thereby end. The decrement with RETURNING decides: two chunks that end at once
 * and each ask "is any chunk still open?" would both see the other, and the action would never end.
 */
final class Progress {

    private static final String CLOSE = """
            update cancellation.action_chunk c set state = 'DONE', successful = t.successful, failed = t.failed,
                unsettled = t.unsettled, ineligible = t.ineligible::jsonb, refund_minor = t.refund, fee_minor = t.fee
            from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::text[], $7::bigint[], $8::bigint[])
                as t(action_id, number, successful, failed, unsettled, ineligible, refund, fee)
            where c.action_id = t.action_id and c.number = t.number
            """;

    /** The last locks before the commit, in the order of ids. */
    private static final String COUNT_DOWN = """
            with closed as (
                select action_id, count(*)::int as chunks from unnest($1::uuid[]) as t(action_id) group by action_id),
            locked as (
                select a.id from cancellation.action a join closed on closed.action_id = a.id
                order by a.id for no key update of a)
            update cancellation.action a set open_chunks = a.open_chunks - closed.chunks
            from closed join locked on locked.id = closed.action_id
            where a.id = closed.action_id
            returning a.id, a.open_chunks
            """;

    private Progress() {}

    static void close(SqlConnection transaction, List<JudgedChunk> chunks) {
        var parameters = Unnest.of(chunks)
                .uuids(judged -> judged.action().id())
                .integers(judged -> judged.chunk().number())
                .integers(JudgedChunk::successful)
                .integers(JudgedChunk::failed)
                .integers(JudgedChunk::unsettled)
                .texts(judged -> WireJson.text(judged.ineligible()))
                .longs(JudgedChunk::refundMinor)
                .longs(JudgedChunk::feeMinor);
        transaction.preparedQuery(CLOSE).executeAndAwait(parameters.tuple());
    }

    /** @return the actions whose last chunk this was */
    static List<UUID> countDown(SqlConnection transaction, List<JudgedChunk> chunks) {
        var actions = chunks.stream().map(judged -> judged.action().id()).toArray(UUID[]::new);
        var rows = transaction.preparedQuery(COUNT_DOWN).executeAndAwait(Tuple.of(actions));
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getInteger("open_chunks") == 0)
                .map(row -> row.getUUID("id"))
                .toList();
    }
}
