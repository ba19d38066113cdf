package io.countermand.webhook;

import io.countermand.backbone.store.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The database as intake and delivery use it. */
class Store {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Produces
    @Singleton
    Transactions transactions(Pool pool) {
        return new Transactions(pool, PATIENCE);
    }
}
