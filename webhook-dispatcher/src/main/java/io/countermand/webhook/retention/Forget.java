package io.countermand.webhook.retention;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Transactions;
import io.countermand.backbone.store.Unnest;
import io.countermand.webhook.Chore;
import io.countermand.webhook.DispatcherConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Deletes old rows in pages, and drops whole months of attempts. Several pods may do so at once. */
@Singleton
class Forget implements Chore {

    private static final String DROP_MONTHS = "select webhook.drop_months($1) as dropped";

    private final Transactions transactions;
    private final RetentionConfig settings;
    private final MeterRegistry metrics;
    private final InstantSource clock;
    private final Loop loop;

    Forget(Transactions transactions, DispatcherConfig config, MeterRegistry metrics, InstantSource clock) {
        this.transactions = transactions;
        this.settings = config.retention();
        this.metrics = metrics;
        this.clock = clock;
        this.loop = new Loop("forget", settings.every(), this::forget);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** @return whether there may be more */
    boolean forget() {
        dropMonths();
        return Stream.of(Forgettable.values()).mapToInt(this::page).max().orElse(0) == settings.rowsMax();
    }

    private int page(Forgettable what) {
        var before = Unnest.utc(clock.instant().minus(what.kept(settings)));
        var deleted = transactions.inTransaction(transaction -> transaction
                .preparedQuery(what.sql())
                .executeAndAwait(Tuple.of(before, settings.rowsMax()))
                .rowCount());
        metrics.counter("countermand.webhook.forgotten", "what", what.name()).increment(deleted);
        return deleted;
    }

    private void dropMonths() {
        var before = Unnest.utc(clock.instant().minus(settings.attempts()));
        var dropped = transactions.inTransaction(transaction -> transaction
                .preparedQuery(DROP_MONTHS)
                .executeAndAwait(Tuple.of(before))
                .iterator()
                .next()
                .getInteger("dropped"));
        metrics.counter("countermand.webhook.forgotten", "what", "MONTHS_OF_ATTEMPTS")
                .increment(dropped);
    }
}
