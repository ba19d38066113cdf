package io.countermand.backbone.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * A transaction that reads from top to bottom, for virtual threads. Whatever the work throws rolls it back and comes out
 * unchanged. A lost reply to COMMIT throws too: the caller does not know and must repeat work that is safe to repeat.
 */
public final class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);

    private final Pool pool;
    private final Duration patience;

    /** @param patience for a connection, BEGIN, COMMIT and ROLLBACK each; statements have the database's own limit */
    public Transactions(Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    public <T> T inTransaction(Function<SqlConnection, T> work) {
        var connection = connection();
        try {
            return committed(connection, work);
        } finally {
            giveBack(connection);
        }
    }

    /** A connection that comes after patience ended goes back at once: the pool does not know that nobody waits for it. */
    private SqlConnection connection() {
        var asked = pool.getConnection().memoize().indefinitely();
        try {
            return asked.await().atMost(patience);
        } catch (RuntimeException e) {
            asked.subscribe().with(Transactions::giveBack, failure -> LOG.debug("no connection came", failure));
            throw e;
        }
    }

    private static void giveBack(SqlConnection connection) {
        connection.close().subscribe().with(done -> {}, failure -> LOG.debug("closing a connection", failure));
    }

    private <T> T committed(SqlConnection connection, Function<SqlConnection, T> work) {
        var transaction = connection.begin().await().atMost(patience);
        T result;
        try {
            result = work.apply(connection);
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
        transaction.commit().await().atMost(patience);
        return result;
    }

    private void rollBack(Transaction transaction, Throwable why) {
        try {
            transaction.rollback().await().atMost(patience);
        } catch (RuntimeException e) {
            why.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }
}
