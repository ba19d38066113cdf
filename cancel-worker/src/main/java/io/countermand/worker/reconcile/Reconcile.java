package io.countermand.worker.reconcile;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Walks over all line items in pages, for ever, and records what does not agree. Differences and the place reached are
 * written in one transaction, so a killed worker's page is examined again elsewhere and nothing is recorded twice.
 */
@ApplicationScoped
class Reconcile implements Chore {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private final Transactions transactions;
    private final ReconcileConfig settings;
    private final ReconcileMetrics metrics;
    private final InstantSource clock;
    private final Loop loop;

    Reconcile(Transactions transactions, WorkerConfig config, ReconcileMetrics metrics, InstantSource clock) {
        this.transactions = transactions;
        this.settings = config.reconcile();
        this.metrics = metrics;
        this.clock = clock;
        loop = new Loop("reconcile", settings.pause(), this::examineNext);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** Examines one page if a pass is due and no other worker is at it, then rests. */
    private boolean examineNext() {
        transactions.inTransaction(
                transaction -> Walk.lock(transaction).filter(this::isDue).map(walk -> examine(transaction, walk)));
        return false;
    }

    private boolean isDue(Walk walk) {
        var ended = walk.endedAt();
        return walk.isUnderWay() || ended == null || !clock.instant().isBefore(ended.plus(settings.every()));
    }

    /** @return how many line items were examined */
    private int examine(SqlConnection transaction, Walk walk) {
        var now = clock.instant();
        var stretches = walk.next(transaction, settings.lineItemsMax());
        if (stretches.isEmpty()) {
            Walk.end(transaction, now);
            return 0;
        }
        report(find(transaction, stretches, now));
        Walk.goOn(transaction, stretches.getLast(), now);
        var items = stretches.stream().mapToInt(Stretch::items).sum();
        metrics.examined(items);
        return items;
    }

    private int find(SqlConnection transaction, List<Stretch> stretches, Instant now) {
        int found = MissingEvents.record(transaction, stretches, now.minus(settings.eventsKept()), now);
        for (var check : BookCheck.values()) {
            var parameters = Stretch.parameters(stretches).addValue(Unnest.utc(now));
            found += transaction
                    .preparedQuery(check.sql())
                    .executeAndAwait(parameters)
                    .rowCount();
        }
        return found;
    }

    private static void report(int found) {
        if (found > 0) {
            LOG.errorf("reconciliation found %d differences: see GET /admin/reconciliation", found);
        }
    }
}
