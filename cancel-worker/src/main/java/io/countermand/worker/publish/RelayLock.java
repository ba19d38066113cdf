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

/**
 * The right to publish: a session advisory lock on a connection of its own. It ends with that connection, whatever happens: a
 * dead process loses it at once, a paused one when the database hears nothing from it for a while.
 */
@ApplicationScoped
class RelayLock {

    private static final Logger LOG = Logger.getLogger(RelayLock.class);

    /** Whoever gets it is thrown out after 7 s of silence: longer than the back-off after a failure, shorter than is promised. */
    private static final String TRY = """
            select mine, set_config('idle_session_timeout', case when mine then '7s' else '0' end, false)
            from (select pg_try_advisory_lock(hashtext('countermand.relay')) as mine) t
            """;

    private static final String LET_GO = "select pg_advisory_unlock_all(); set idle_session_timeout = 0";

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

    /** To be called while waiting for anything but the database, so that silence means a pause. */
    void keep() {
        if (connection != null) {
            connection.query("select 1").execute().await().atMost(patience);
        }
    }

    void release() {
        var last = connection;
        connection = null;
        if (last != null) {
            letGo(last);
        }
    }

    /** Not just given back: in the pool the connection would keep the lock. */
    private static void letGo(SqlConnection last) {
        last.query(LET_GO)
                .execute()
                .chain(last::close)
                .subscribe()
                .with(done -> {}, failure -> LOG.infof("the relay's connection is gone: %s", failure));
    }

    private @Nullable SqlConnection tryLock() {
        var candidate = Connections.take(pool, patience);
        if (isMine(candidate)) {
            LOG.info("this process publishes the outbox now");
            return candidate;
        }
        Connections.giveBack(candidate);
        return null;
    }

    private boolean isMine(SqlConnection candidate) {
        try {
            var rows = candidate.query(TRY).execute().await().atMost(patience);
            return rows.iterator().next().getBoolean("mine");
        } catch (RuntimeException e) {
            letGo(candidate); // it may have got the lock, and nobody would know
            throw e;
        }
    }
}
