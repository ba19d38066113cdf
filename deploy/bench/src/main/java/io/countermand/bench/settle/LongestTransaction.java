package io.countermand.bench.settle;

import io.countermand.bench.running.Site;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Watches how old the worker's transactions get, every few milliseconds. */
final class LongestTransaction implements AutoCloseable {

    private static final String OLDEST = """
            select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0) from pg_stat_activity
            where usename = 'countermand_worker' and datname = current_database()
            """;

    private final Connection connection;
    private final Thread watch;
    private volatile double secondsMax;

    private LongestTransaction(Connection connection) {
        this.connection = connection;
        watch = Thread.ofPlatform().daemon().start(this::watch);
    }

    static LongestTransaction watch(Site site) throws SQLException {
        return new LongestTransaction(site.connect());
    }

    double secondsMax() {
        return secondsMax;
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        watch.interrupt();
        watch.join();
        connection.close();
    }

    private void watch() {
        try (var oldest = connection.prepareStatement(OLDEST)) {
            while (!Thread.currentThread().isInterrupted()) {
                try (var answer = oldest.executeQuery()) {
                    answer.next();
                    secondsMax = Math.max(secondsMax, answer.getDouble(1));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw new IllegalStateException("the transactions could not be watched", e);
        }
    }
}
