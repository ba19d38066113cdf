package io.countermand.worker.settle;

import io.countermand.backbone.store.Unnest;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;

/**
 * The claim is the row lock, held to the commit: a dead owner's lock dies with its connection, a paused owner is thrown out
 * by the database. Fairness: platforms in turn, and within one the lowest chunk number first, so every action's first chunk
 * goes before anyone's second. A large chunk goes alone, small ones share a transaction.
 */
@ApplicationScoped
class ChunkQueue {

    private static final String FIRST = """
            select action_id, number, platform_id, order_id, from_line, to_line, failures from cancellation.action_chunk
            where state = 'OPEN' and due_at <= $1 and platform_id > $2
            order by platform_id, number, ordinal limit 1 for no key update skip locked
            """;

    private static final String SMALL_ONES = """
            select action_id, number, platform_id, order_id, from_line, to_line, failures from cancellation.action_chunk
            where state = 'OPEN' and due_at <= $1 and platform_id = $2 and to_line - from_line < $3
                and (action_id, number) <> ($4, $5)
            order by number, ordinal limit $6 for no key update skip locked
            """;

    private static final String ONE = """
            select action_id, number, platform_id, order_id, from_line, to_line, failures from cancellation.action_chunk
            where state = 'OPEN' and action_id = $1 and number = $2 for no key update skip locked
            """;

    private static final String POSTPONE = """
            update cancellation.action_chunk set attempts = attempts + 1, failures = failures + $4,
                due_at = $3::timestamptz + least(60, 2 ^ least(attempts, 6)) * interval '1 second'
            where action_id = $1 and number = $2 and state = 'OPEN'
            """;

    private static final String PARK =
            "update cancellation.action_chunk set state = 'PARKED' where action_id = $1 and number = $2 and state = 'OPEN'";

    private final WorkerConfig.Settle settings;
    private final AtomicInteger lastPlatform = new AtomicInteger();

    ChunkQueue(WorkerConfig config) {
        this.settings = config.settle();
    }

    /** Chunks of one platform; empty when nothing is due. */
    List<ClaimedChunk> claim(SqlConnection transaction, Instant now) {
        var after = first(transaction, now, lastPlatform.get());
        var first = after.isEmpty() ? first(transaction, now, 0) : after;
        first.forEach(chunk -> lastPlatform.set(chunk.platformId()));
        return first.isEmpty() || first.getFirst().lineItems() > settings.smallChunkItems()
                ? first
                : withSmallOnes(transaction, now, first.getFirst());
    }

    /** Empty when it is done, or in the hands of another process. */
    List<ClaimedChunk> claimOne(SqlConnection transaction, UUID actionId, int number) {
        return chunks(transaction, ONE, Tuple.of(actionId, number));
    }

    /**
     * A chunk that failed alone is tried again later, ever less often, and holds nobody up.
     *
     * @param failures to be counted: one if it failed for its content
     */
    void postpone(SqlConnection transaction, ClaimedChunk chunk, int failures, Instant now) {
        var parameters = Tuple.of(chunk.actionId(), chunk.number(), Unnest.utc(now), failures);
        transaction.preparedQuery(POSTPONE).executeAndAwait(parameters);
    }

    /** Nobody claims it until a human opens it again; its action goes on until then. */
    void park(SqlConnection transaction, ClaimedChunk chunk, String cause, Instant now) {
        transaction.preparedQuery(PARK).executeAndAwait(Tuple.of(chunk.actionId(), chunk.number()));
        UnsettledItems.addParked(transaction, chunk, cause, now);
    }

    private List<ClaimedChunk> first(SqlConnection transaction, Instant now, int afterPlatform) {
        return chunks(transaction, FIRST, Tuple.of(Unnest.utc(now), afterPlatform));
    }

    private List<ClaimedChunk> withSmallOnes(SqlConnection transaction, Instant now, ClaimedChunk first) {
        var parameters = Tuple.tuple()
                .addValue(Unnest.utc(now))
                .addInteger(first.platformId())
                .addInteger(settings.smallChunkItems())
                .addUUID(first.actionId())
                .addInteger(first.number())
                .addInteger(settings.bundleMax() - 1);
        var bundle = new ArrayList<>(List.of(first));
        bundle.addAll(chunks(transaction, SMALL_ONES, parameters));
        return bundle;
    }

    private static List<ClaimedChunk> chunks(SqlConnection transaction, String sql, Tuple parameters) {
        var rows = transaction.preparedQuery(sql).executeAndAwait(parameters);
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ClaimedChunk::of)
                .toList();
    }
}
