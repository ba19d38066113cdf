package io.countermand.webhook.retention;

import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.retention.Purge;
import io.countermand.backbone.store.Transactions;
import io.countermand.webhook.Chore;
import io.countermand.webhook.DispatcherConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Deletes old rows in pages, and drops whole months of attempts. Several pods may do so at once. */
@Singleton
class Forget implements Chore {

    private static final String DROP_MONTHS = "select webhook.drop_months($1) as dropped";

    private final Purge purge;
    private final RetentionConfig settings;
    private final Loop loop;

    Forget(Transactions transactions, DispatcherConfig config, MeterRegistry metrics, InstantSource clock) {
        purge = new Purge(transactions, metrics, "countermand.webhook.forgotten", clock);
        settings = config.retention();
        loop = new Loop("forget", settings.every(), this::forget);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** @return whether there may be more */
    boolean forget() {
        purge.months("MONTHS_OF_ATTEMPTS", DROP_MONTHS, settings.attempts());
        return Stream.of(Forgettable.values()).mapToInt(this::page).max().orElse(0) == settings.rowsMax();
    }

    private int page(Forgettable what) {
        return purge.page(what, what.kept(settings), settings.rowsMax());
    }
}
