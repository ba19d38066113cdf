package io.countermand.worker.settle;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/**
 * Cuts a claimed chunk in two, each to be claimed by whoever is free. The second half takes the next number of its action,
 * under the lock of the action, and so its turn comes after every other chunk of it.
 */
final class SplitChunk {

    private static final String ONE_MORE = "update cancellation.action set open_chunks = open_chunks + 1 where id = $1";

    /** A statement of its own after the lock: it sees the numbers that other transactions gave. */
    private static final String SECOND_HALF = """
            insert into cancellation.action_chunk
                (action_id, number, ordinal, platform_id, order_id, from_line, to_line, due_at)
            select c.action_id, (select max(number) + 1 from cancellation.action_chunk where action_id = $1),
                c.ordinal, c.platform_id, c.order_id, $3 + 1, c.to_line, $4
            from cancellation.action_chunk c where c.action_id = $1 and c.number = $2
            """;

    private static final String FIRST_HALF = """
            update cancellation.action_chunk set to_line = $3, due_at = $4, attempts = 0, failures = 0
            where action_id = $1 and number = $2
            """;

    private SplitChunk() {}

    static void inTwo(SqlConnection transaction, ClaimedChunk chunk, Instant now) {
        var middle = chunk.fromLine() + chunk.lineItems() / 2 - 1;
        var halves = Tuple.of(chunk.actionId(), chunk.number(), middle, Unnest.utc(now));
        transaction.preparedQuery(ONE_MORE).executeAndAwait(Tuple.of(chunk.actionId()));
        transaction.preparedQuery(SECOND_HALF).executeAndAwait(halves);
        transaction.preparedQuery(FIRST_HALF).executeAndAwait(halves);
    }
}
