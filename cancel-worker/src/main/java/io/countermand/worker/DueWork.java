package io.countermand.worker;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the work that is due in the tables: what operators alert on and what scaling follows, since Kafka lag says nothing
 * of work that was already taken in.
 */
@ApplicationScoped
class DueWork implements Chore {

    private static final String MEASURE = """
            select
                (select count(*) from cancellation.action where state = 'PENDING') as actions,
                (select count(*) from cancellation.action_chunk where state = 'OPEN' and due_at <= $1) as chunks,
                (select coalesce(extract(epoch from $1 - min(due_at)), 0)::bigint from cancellation.action_chunk
                    where state = 'OPEN' and due_at <= $1) as oldest_seconds,
                (select count(*) from cancellation.outbox where published_at is null) as events,
                (select count(*) from cancellation.parked_record where state = 'PARKED') as parked,
                (select count(*) from cancellation.orders
                    where arrived_line_items < total_line_items and first_seen_at < $2) as arriving,
                (select count(*) from cancellation.unsettled_item where state = 'NEEDS_REVIEW') as unsettled
            """;

    private final Transactions transactions;
    private final InstantSource clock;
    private final Loop loop;
    private final AtomicLong actions;
    private final AtomicLong chunks;
    private final AtomicLong oldestSeconds;
    private final AtomicLong events;
    private final AtomicLong parked;
    private final AtomicLong arriving;
    private final Duration arrivalMax;
    private final AtomicLong unsettled;

    DueWork(Transactions transactions, MeterRegistry registry, WorkerConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        arrivalMax = config.gauges().arrivalMax();
        loop = new Loop("due-work", config.gauges().every(), this::measure);
        actions = registry.gauge("countermand.due.actions", new AtomicLong());
        chunks = registry.gauge("countermand.due.chunks", new AtomicLong());
        oldestSeconds = registry.gauge("countermand.due.oldest.seconds", new AtomicLong());
        events = registry.gauge("countermand.outbox.unpublished", new AtomicLong());
        parked = registry.gauge("countermand.parked.records", new AtomicLong());
        arriving = registry.gauge("countermand.orders.arriving", new AtomicLong());
        unsettled = registry.gauge("countermand.unsettled.items", new AtomicLong());
    }

    @Override
    public Loop loop() {
        return loop;
    }

    private boolean measure() {
        var now = clock.instant();
        var moments = Tuple.of(Unnest.utc(now), Unnest.utc(now.minus(arrivalMax)));
        show(transactions.inTransaction(transaction -> transaction
                .preparedQuery(MEASURE)
                .executeAndAwait(moments)
                .iterator()
                .next()));
        return false;
    }

    private void show(Row row) {
        actions.set(row.getLong("actions"));
        chunks.set(row.getLong("chunks"));
        oldestSeconds.set(row.getLong("oldest_seconds"));
        events.set(row.getLong("events"));
        parked.set(row.getLong("parked"));
        arriving.set(row.getLong("arriving"));
        unsettled.set(row.getLong("unsettled"));
    }
}
