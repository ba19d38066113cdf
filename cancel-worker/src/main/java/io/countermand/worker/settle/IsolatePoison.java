package io.countermand.worker.settle;

import io.countermand.backbone.store.Outage;
import io.countermand.backbone.store.Transactions;
import io.countermand.domain.rule.RulesNotKnown;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;

/**
 * What is done with a chunk that failed alone, each time in a transaction of its own: for its content it is cut in two, down
 * to the line item, which is tried a few times more and then set aside; for anything else it is tried again later. Where even
 * setting aside fails, the chunk is given up, or parked if that fails too, so nothing is tried for ever. Nothing here is
 * remembered in the process: the halves are chunks like any other.
 */
@ApplicationScoped
class IsolatePoison {

    private static final Logger LOG = Logger.getLogger(IsolatePoison.class);
    private static final int CAUSE_CHARACTERS_MAX = 500;

    private final ChunkQueue queue;
    private final SettleBundle bundle;
    private final Transactions transactions;
    private final InstantSource clock;
    private final int itemAttemptsMax;
    private final int asideAttemptsMax;

    IsolatePoison(
            ChunkQueue queue,
            SettleBundle bundle,
            Transactions transactions,
            InstantSource clock,
            WorkerConfig config) {
        this.queue = queue;
        this.bundle = bundle;
        this.transactions = transactions;
        this.clock = clock;
        this.itemAttemptsMax = config.settle().itemAttemptsMax();
        this.asideAttemptsMax = config.settle().asideAttemptsMax();
    }

    /** Whether the line items may be to blame: neither an outage or a lock, nor a database or rules that do not fit. */
    static boolean isContent(RuntimeException failure) {
        return !Outage.orUnfit(failure) && !(failure instanceof RulesNotKnown);
    }

    /** @return what ended thereby */
    Settled narrow(ClaimedChunk chunk, RuntimeException failure) {
        return holding(chunk, (transaction, held) -> narrow(transaction, held, failure));
    }

    /** It is tried again later, ever less often, and holds nobody up; unless all has been tried. */
    void postpone(ClaimedChunk chunk, RuntimeException failure) {
        try {
            holding(chunk, (transaction, held) -> postponeOrPark(transaction, held, failure));
        } catch (RuntimeException e) {
            if (!isContent(e)) {
                throw e;
            }
            LOG.error("a chunk could not even be parked", e);
            holding(chunk, (transaction, held) -> postpone(transaction, held, 0));
        }
    }

    private Settled postponeOrPark(SqlConnection transaction, ClaimedChunk chunk, RuntimeException failure) {
        if (!isContent(failure)) {
            return postpone(transaction, chunk, 0);
        }
        if (failures(chunk) < itemAttemptsMax + asideAttemptsMax) {
            return postpone(transaction, chunk, 1);
        }
        LOG.errorf("chunk %d of action %s is parked for a human", chunk.number(), chunk.actionId());
        queue.park(transaction, chunk, cause(failure), clock.instant());
        return Settled.NOTHING;
    }

    private Settled postpone(SqlConnection transaction, ClaimedChunk chunk, int failures) {
        queue.postpone(transaction, chunk, failures, clock.instant());
        return Settled.NOTHING;
    }

    private Settled narrow(SqlConnection transaction, ClaimedChunk chunk, RuntimeException failure) {
        if (failures(chunk) >= itemAttemptsMax + asideAttemptsMax) {
            return bundle.giveUp(transaction, chunk, cause(failure), clock.instant());
        }
        if (chunk.lineItems() > 1 && !(failure instanceof CannotJudge)) {
            SplitChunk.inTwo(transaction, chunk, clock.instant());
            return Settled.NOTHING;
        }
        if (failures(chunk) >= itemAttemptsMax) {
            return bundle.setAside(transaction, chunk, cause(failure), clock.instant());
        }
        return postpone(transaction, chunk, 1);
    }

    /** With the one that is being dealt with. */
    private static int failures(ClaimedChunk chunk) {
        return chunk.failures() + 1;
    }

    private Settled holding(ClaimedChunk chunk, BiFunction<SqlConnection, ClaimedChunk, Settled> step) {
        return transactions.inTransaction(transaction -> {
            var held = queue.claimOne(transaction, chunk.actionId(), chunk.number());
            return held.isEmpty() ? Settled.NOTHING : step.apply(transaction, held.getFirst());
        });
    }

    /** As text that can be stored: a cause must not become the next poison. */
    private static String cause(RuntimeException failure) {
        var text = failure.toString().replace('\0', ' ');
        return text.substring(0, Math.min(text.length(), CAUSE_CHARACTERS_MAX));
    }
}
