package io.countermand.worker.retention;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Deletes old rows in pages, and drops whole months of events that were published and of calls to providers. Several workers may do so at once. */
@ApplicationScoped
class Forget implements Chore {

    private static final String DROP_EVENTS = "select cancellation.drop_published_months($1) as dropped";
    private static final String DROP_ATTEMPTS = "select cancellation.drop_old_attempts($1) as dropped";

    private final Transactions transactions;
    private final RetentionConfig settings;
    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Loop loop;

    Forget(Transactions transactions, WorkerConfig config, MeterRegistry registry, InstantSource clock) {
        this.transactions = transactions;
        this.settings = config.retention();
        this.registry = registry;
        this.clock = clock;
        loop = new Loop("forget", settings.every(), this::forget);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** @return whether there may be more */
    boolean forget() {
        dropMonths("MONTHS_OF_EVENTS", DROP_EVENTS, settings.events());
        dropMonths("MONTHS_OF_REFUND_ATTEMPTS", DROP_ATTEMPTS, settings.refundAttempts());
        return Stream.of(Forgettable.values()).mapToInt(this::page).max().orElse(0) == settings.rowsMax();
    }

    private int page(Forgettable what) {
        var before = Unnest.utc(clock.instant().minus(what.kept(settings)));
        var deleted = transactions.inTransaction(transaction -> transaction
                .preparedQuery(what.sql())
                .executeAndAwait(Tuple.of(before, settings.rowsMax()))
                .rowCount());
        registry.counter("countermand.forgotten", "what", what.name()).increment(deleted);
        return deleted;
    }

    private void dropMonths(String what, String sql, Duration kept) {
        var before = Unnest.utc(clock.instant().minus(kept));
        var dropped = transactions.inTransaction(transaction -> transaction
                .preparedQuery(sql)
                .executeAndAwait(Tuple.of(before))
                .iterator()
                .next()
                .getInteger("dropped"));
        registry.counter("countermand.forgotten", "what", what).increment(dropped);
    }
}
