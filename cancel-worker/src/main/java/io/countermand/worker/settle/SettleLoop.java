package io.countermand.worker.settle;

import io.countermand.backbone.log.LogKeys;
import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Transactions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * One step: claim what is due, settle it, commit. A bundle that fails for its content is settled chunk by chunk; a chunk that
 * fails alone is postponed, so it never holds up the others.
 */
@ApplicationScoped
public class SettleLoop {

    private static final Logger LOG = Logger.getLogger(SettleLoop.class);

    private final ChunkQueue queue;
    private final SettleBundle bundle;
    private final Transactions transactions;
    private final SettleMetrics metrics;
    private final InstantSource clock;

    SettleLoop(
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

    /** @return whether anything was due; how much of it ended is in {@code whenEnded} */
    public boolean settleDue(Runnable whenEnded) {
        var claimed = new ArrayList<ClaimedChunk>();
        try {
            var settled = settle(transaction -> {
                claimed.addAll(queue.claim(transaction, clock.instant()));
                return claimed;
            });
            return told(settled, whenEnded);
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            LOG.errorf(e, "a bundle of %d chunks failed and is settled chunk by chunk", claimed.size());
            claimed.forEach(chunk -> settleAlone(chunk, whenEnded));
            return true;
        }
    }

    private void settleAlone(ClaimedChunk chunk, Runnable whenEnded) {
        try {
            told(settle(transaction -> queue.claimOne(transaction, chunk.actionId(), chunk.number())), whenEnded);
        } catch (RuntimeException e) {
            if (Outage.is(e)) {
                throw e;
            }
            LogKeys.with(
                    Map.of("actionId", chunk.actionId(), "chunk", chunk.number()),
                    () -> LOG.error("a chunk failed alone and is postponed", e));
            metrics.postponed();
            transactions.inTransaction(transaction -> {
                queue.postpone(transaction, chunk, clock.instant());
                return chunk;
            });
        }
    }

    private Settled settle(Function<SqlConnection, List<ClaimedChunk>> claim) {
        var started = metrics.start();
        var settled = transactions.inTransaction(
                transaction -> bundle.settle(transaction, claim.apply(transaction), clock.instant()));
        metrics.settled(settled, started);
        return settled;
    }

    private static boolean told(Settled settled, Runnable whenEnded) {
        if (!settled.isNothing()) {
            whenEnded.run();
        }
        settled.ended().forEach(SettleLoop::log);
        return !settled.isNothing();
    }

    private static void log(Ended ended) {
        var order = ended.action().order();
        LogKeys.with(
                Map.of("actionId", ended.action().id(), "orderId", order.referenceOrderId()),
                () -> LOG.infof(
                        "action ended %s: %d of %d line items changed, refund %d minor units %s",
                        ended.state(), ended.successful(), ended.total(), ended.refundMinor(), order.currency()));
    }
}
