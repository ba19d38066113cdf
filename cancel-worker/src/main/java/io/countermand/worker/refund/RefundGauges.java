package io.countermand.worker.refund;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of refunds that are not over: how many, how old the oldest, and how many wait for a human. */
@ApplicationScoped
class RefundGauges implements Chore {

    private static final String MEASURE = """
            select count(*) filter (where state in ('INTENDED', 'SENDING', 'UNKNOWN')) as open,
                coalesce(extract(epoch from $1 - min(written_at) filter (where state in ('INTENDED', 'SENDING', 'UNKNOWN'))),
                    0)::bigint as oldest_seconds,
                count(*) filter (where state = 'AWAITING_CAPTURE') as awaiting,
                count(*) filter (where state = 'NEEDS_REVIEW') as for_review
            from cancellation.refund_intent
            where state in ('INTENDED', 'SENDING', 'UNKNOWN', 'AWAITING_CAPTURE', 'NEEDS_REVIEW')
            """;

    private final Transactions transactions;
    private final InstantSource clock;
    private final Loop loop;
    private final AtomicLong open;
    private final AtomicLong oldestSeconds;
    private final AtomicLong awaiting;
    private final AtomicLong forReview;

    RefundGauges(Transactions transactions, MeterRegistry registry, WorkerConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        loop = new Loop("refund-gauges", config.gauges().every(), this::measure);
        open = registry.gauge("countermand.refunds.open", new AtomicLong());
        oldestSeconds = registry.gauge("countermand.refunds.oldest.seconds", new AtomicLong());
        awaiting = registry.gauge("countermand.refunds.awaiting.capture", new AtomicLong());
        forReview = registry.gauge("countermand.refunds.needs.review", new AtomicLong());
    }

    @Override
    public Loop loop() {
        return loop;
    }

    private boolean measure() {
        show(transactions.inTransaction(transaction -> transaction
                .preparedQuery(MEASURE)
                .executeAndAwait(Tuple.of(Unnest.utc(clock.instant())))
                .iterator()
                .next()));
        return false;
    }

    private void show(Row row) {
        open.set(row.getLong("open"));
        oldestSeconds.set(row.getLong("oldest_seconds"));
        awaiting.set(row.getLong("awaiting"));
        forReview.set(row.getLong("for_review"));
    }
}
