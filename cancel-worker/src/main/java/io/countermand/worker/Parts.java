package io.countermand.worker;

import io.countermand.backbone.store.Transactions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the worker is built from that is not its own. */
class Parts {

    @Produces
    @Singleton
    Transactions transactions(Pool pool, WorkerConfig config) {
        return new Transactions(pool, config.store().patience());
    }
}
