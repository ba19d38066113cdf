package io.countermand.backbone.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Takes connections with a limit on the wait, for virtual threads, and gives them back. */
public final class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);

    private Connections() {}

    /** A connection that comes after patience ended goes back at once: the pool does not know that nobody waits for it. */
    public static SqlConnection take(Pool pool, Duration patience) {
        var asked = pool.getConnection().memoize().indefinitely();
        try {
            return asked.await().atMost(patience);
        } catch (RuntimeException e) {
            asked.subscribe().with(Connections::giveBack, failure -> LOG.debug("no connection came", failure));
            throw e;
        }
    }

    public static void giveBack(SqlConnection connection) {
        connection.close().subscribe().with(done -> {}, failure -> LOG.debug("closing a connection", failure));
    }
}
