package io.countermand.worker.reconcile;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of reconciliation; every worker shows the same, what stands in the tables. */
@ApplicationScoped
class ReconcileMetrics implements Chore {

    private static final String OPEN =
            "select kind, count(*) as open from cancellation.difference where resolved_at is null group by kind";
    private static final String ENDED = "select ended_at from cancellation.reconciliation";
    private static final String OVERDUE = """
            select coalesce(extract(epoch from $1 - min(compare_at)), 0)::bigint as seconds from cancellation.payment
            where compare_at is not null
            """;

    private final Transactions transactions;
    private final InstantSource clock;
    private final MeterRegistry registry;
    private final Counter examined;
    private final Map<DifferenceKind, AtomicLong> open = new EnumMap<>(DifferenceKind.class);
    private final AtomicLong ageSeconds;
    private final AtomicLong overdueSeconds;
    private final Loop loop;

    ReconcileMetrics(Transactions transactions, MeterRegistry registry, WorkerConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.registry = registry;
        examined = registry.counter("countermand.reconciliation.examined");
        for (var kind : DifferenceKind.values()) {
            var tags = Tags.of("kind", kind.name());
            open.put(kind, registry.gauge("countermand.reconciliation.differences", tags, new AtomicLong()));
        }
        ageSeconds = registry.gauge("countermand.reconciliation.age.seconds", new AtomicLong());
        overdueSeconds = registry.gauge("countermand.reconciliation.payments.overdue.seconds", new AtomicLong());
        loop = new Loop("reconcile-metrics", config.gauges().every(), this::measure);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    void examined(int lineItems) {
        examined.increment(lineItems);
    }

    void compared(String provider) {
        count(provider, "compared");
    }

    /** Its provider is busy, left alone, away or not to be understood. */
    void unread(String provider) {
        count(provider, "unread");
    }

    private void count(String provider, String result) {
        registry.counter("countermand.reconciliation.payments", "provider", provider, "result", result)
                .increment();
    }

    private boolean measure() {
        show(transactions.inTransaction(transaction -> transaction.query(OPEN).executeAndAwait()));
        ageSeconds.set(transactions.inTransaction(transaction ->
                age(transaction.query(ENDED).executeAndAwait().iterator().next())));
        overdueSeconds.set(Math.max(0, transactions.inTransaction(this::overdue)));
        return false;
    }

    private long overdue(SqlConnection transaction) {
        return transaction
                .preparedQuery(OVERDUE)
                .executeAndAwait(Tuple.of(Unnest.utc(clock.instant())))
                .iterator()
                .next()
                .getLong("seconds");
    }

    private void show(RowSet<Row> differences) {
        var counts = new EnumMap<DifferenceKind, Long>(DifferenceKind.class);
        differences.forEach(row -> counts.put(DifferenceKind.valueOf(row.getString("kind")), row.getLong("open")));
        open.forEach((kind, gauge) -> gauge.set(counts.getOrDefault(kind, 0L)));
    }

    /** Of the last whole pass; 0 before the first. */
    private long age(Row walk) {
        var ended = walk.getOffsetDateTime("ended_at");
        return ended == null ? 0 : clock.instant().getEpochSecond() - ended.toEpochSecond();
    }
}
