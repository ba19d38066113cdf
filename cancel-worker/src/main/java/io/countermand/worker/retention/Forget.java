package io.countermand.worker.retention;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.retention.Purge;
import io.countermand.backbone.store.Transactions;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Deletes old rows in pages, and drops whole months of events that were published and of calls to providers. Several workers may do so at once. */
@ApplicationScoped
class Forget implements Chore {

    private static final String DROP_EVENTS = "select cancellation.drop_published_months($1) as dropped";
    private static final String DROP_ATTEMPTS = "select cancellation.drop_old_attempts($1) as dropped";

    private final Purge purge;
    private final RetentionConfig settings;
    private final Loop loop;

    Forget(Transactions transactions, WorkerConfig config, MeterRegistry registry, InstantSource clock) {
        purge = new Purge(transactions, registry, "countermand.forgotten", clock);
        settings = config.retention();
        loop = new Loop("forget", settings.every(), this::forget);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** @return whether there may be more */
    boolean forget() {
        purge.months("MONTHS_OF_EVENTS", DROP_EVENTS, settings.events());
        purge.months("MONTHS_OF_REFUND_ATTEMPTS", DROP_ATTEMPTS, settings.refundAttempts());
        return Stream.of(Forgettable.values()).mapToInt(this::page).max().orElse(0) == settings.rowsMax();
    }

    private int page(Forgettable what) {
        return purge.page(what, what.kept(settings), settings.rowsMax());
    }
}
