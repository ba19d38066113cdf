package io.countermand.worker.settle;

import io.countermand.backbone.store.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** Claims and settles in one transaction. */
@ApplicationScoped
class SettleClaimed {

    private final ChunkQueue queue;
    private final SettleBundle bundle;
    private final Transactions transactions;
    private final SettleMetrics metrics;
    private final InstantSource clock;

    SettleClaimed(
            ChunkQueue queue,
            SettleBundle bundle,
            Transactions transactions,
            SettleMetrics metrics,
            InstantSource clock) {
        this.queue = queue;
        this.bundle = bundle;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param claimed takes what was claimed, so that it is known even if this throws */
    Settled due(List<ClaimedChunk> claimed) {
        return settle(transaction -> {
            claimed.addAll(queue.claim(transaction, clock.instant()));
            return claimed;
        });
    }

    Settled alone(ClaimedChunk chunk) {
        return settle(transaction -> queue.claimOne(transaction, chunk.actionId(), chunk.number()));
    }

    private Settled settle(Function<SqlConnection, List<ClaimedChunk>> claim) {
        var started = metrics.start();
        var settled = transactions.inTransaction(
                transaction -> bundle.settle(transaction, claim.apply(transaction), clock.instant()));
        metrics.settled(settled, started);
        return settled;
    }
}
