package io.countermand.backbone.store;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.function.Function;

/**
 * A transaction that reads from top to bottom, for virtual threads. Whatever the work throws rolls it back and comes out
 * unchanged. A lost reply to COMMIT throws too: the caller does not know and must repeat work that is safe to repeat.
 */
public final class Transactions {

    private final Pool pool;
    private final Duration patience;

    /** @param patience for a connection, BEGIN, COMMIT and ROLLBACK each; statements have the database's own limit */
    public Transactions(Pool pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    public <T> T inTransaction(Function<SqlConnection, T> work) {
        var connection = Connections.take(pool, patience);
        try {
            return committed(connection, work);
        } finally {
            Connections.giveBack(connection);
        }
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
