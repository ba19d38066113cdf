package io.countermand.api;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Opens the pool's connections before the first callers come: a burst at a cold door would wait longer for connections than
 * callers are kept waiting. An outage at start is nothing special; the connections open when it ends.
 */
class WarmUp {

    private static final Logger LOG = Logger.getLogger(WarmUp.class);

    void onStart(
            @Observes StartupEvent start,
            Pool pool,
            ApiConfig config,
            @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int connections) {
        var opened = IntStream.range(0, connections)
                .mapToObj(i -> pool.query("select 1").execute())
                .toList();
        Uni.join()
                .all(opened)
                .andCollectFailures()
                .ifNoItem()
                .after(config.storePatience())
                .fail()
                .subscribe()
                .with(done -> LOG.debug("connections are open"), failure -> LOG.infof("not warm yet: %s", failure));
    }
}
