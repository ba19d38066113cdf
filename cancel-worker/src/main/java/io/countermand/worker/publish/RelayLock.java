package io.countermand.worker.publish;

import io.countermand.backbone.store.Connections;
import io.countermand.worker.WorkerConfig;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The right to publish: a session advisory lock on a connection of its own. It ends with that connection, whatever happens. */
@ApplicationScoped
class RelayLock {

    private static final Logger LOG = Logger.getLogger(RelayLock.class);
    private static final String TRY = "select pg_try_advisory_lock(hashtext('countermand.relay'))";

    private final Pool pool;
    private final Duration patience;
    private @Nullable SqlConnection connection;

    RelayLock(Pool pool, WorkerConfig config) {
        this.pool = pool;
        this.patience = config.store().patience();
    }

    /** The connection that holds the lock; empty while another process has it. For one thread. */
    Optional<SqlConnection> held() {
        if (connection == null) {
            connection = tryLock();
        }
        return Optional.ofNullable(connection);
    }

    /** Closes the connection for good: given back to the pool it would keep the lock. */
    void release() {
        var last = connection;
        connection = null;
        if (last != null) {
            last.query("select pg_advisory_unlock_all()")
                    .execute()
                    .chain(last::close)
                    .subscribe()
                    .with(done -> {}, failure -> LOG.infof("the relay's connection is gone: %s", failure));
        }
    }

    private @Nullable SqlConnection tryLock() {
        var candidate = Connections.take(pool, patience);
        var rows = candidate.query(TRY).execute().await().atMost(patience);
        if (rows.iterator().next().getBoolean(0)) {
            LOG.info("this process publishes the outbox now");
            return candidate;
        }
        Connections.giveBack(candidate);
        return null;
    }
}
