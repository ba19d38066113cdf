package io.countermand.api.dryrun;

import io.countermand.api.ApiConfig;
import io.countermand.backbone.store.Transactions;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.rule.Judging;
import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Judges an order without an action. Few at a time, so that they leave connections to everybody else. A caller who hangs up
 * does not stop one: it ends by itself and gives its connection back.
 */
@ApplicationScoped
public class DryRun {

    private final Transactions transactions;
    private final DryRunConfig limits;
    private final Semaphore turns;
    private final ExecutorService threads;
    private final InstantSource clock;

    DryRun(
            Pool pool,
            ApiConfig config,
            DryRunConfig limits,
            @VirtualThreads ExecutorService threads,
            InstantSource clock) {
        transactions = new Transactions(pool, config.storePatience());
        this.limits = limits;
        turns = new Semaphore(limits.atOnceMax());
        this.threads = threads;
        this.clock = clock;
    }

    /** Fails with a {@link Refusal} where the action itself would be refused, and 503 while others have their turns. */
    public Uni<Preview> of(Caller caller, OrderAction action, String referenceOrderId) {
        return Uni.createFrom()
                .item(() -> inTurn(caller, action, referenceOrderId))
                .runSubscriptionOn(threads);
    }

    private Preview inTurn(Caller caller, OrderAction action, String referenceOrderId) {
        if (!turns.tryAcquire()) {
            throw Refusal.of(Catalogue.AWAY);
        }
        try {
            return transactions.inTransaction(transaction -> preview(transaction, caller, action, referenceOrderId));
        } finally {
            turns.release();
        }
    }

    private Preview preview(SqlConnection transaction, Caller caller, OrderAction action, String referenceOrderId) {
        var judgeOrder = new JudgeOrder(transaction, limits);
        var order = judgeOrder.order(caller, referenceOrderId);
        var now = clock.instant();
        var tally = judgeOrder.tally(order, new Judging(action, order.policy(), now));
        return new Preview(
                referenceOrderId,
                order.externalRefId(),
                action,
                true,
                order.state().totalLineItems(),
                tally.eligible(),
                tally.ineligible(),
                tally.refund(),
                now);
    }
}
