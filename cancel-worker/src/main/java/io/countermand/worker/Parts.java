package io.countermand.worker;

import io.countermand.backbone.store.Transactions;
import io.quarkus.arc.DefaultBean;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** What the worker is built from that is not its own. */
class Parts {

    /** Milliseconds: what PostgreSQL, JSON and people agree on. */
    @Produces
    @Singleton
    @DefaultBean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
    }

    @Produces
    @Singleton
    Transactions transactions(Pool pool, WorkerConfig config) {
        return new Transactions(pool, config.store().patience());
    }
}
