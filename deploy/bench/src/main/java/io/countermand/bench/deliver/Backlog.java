package io.countermand.bench.deliver;

import static io.countermand.bench.WrongResult.unless;

import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Deliveries that wait in the tables, of certain subscriptions.
 *
 * @param urls a pattern of SQL's like
 */
record Backlog(Site site, String urls) {

    private static final int PATIENCE_SECONDS = 180;

    /** So many for each subscription, due at once. */
    void plant(int each) throws Exception {
        plantQuietly(each);
        begin();
    }

    /** The dispatcher does not notice before {@link #begin}. */
    void plantQuietly(int each) throws Exception {
        try (var connection = site.connect()) {
            connection.setAutoCommit(false);
            Seed.plant(connection, "backlog.sql", Map.of("events", each, "urls", urls));
            connection.commit();
        }
    }

    void begin() throws SQLException {
        try (var connection = site.connect();
                var due = connection.prepareStatement(
                        "update webhook.subscription set next_due_at = now() where url like ?")) {
            due.setString(1, urls);
            due.executeUpdate();
        }
    }

    /** @return when all that was due is recorded, by {@link System#nanoTime()} */
    long awaitRecorded() throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        try (var connection = site.connect();
                var due = connection.prepareStatement(
                        "select count(*) from webhook.subscription where next_due_at is not null and url like ?")) {
            due.setString(1, urls);
            while (true) {
                try (var row = due.executeQuery()) {
                    row.next();
                    if (row.getLong(1) == 0) {
                        return System.nanoTime();
                    }
                }
                unless(System.nanoTime() < deadline, "not all webhooks were delivered in time");
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    /** Every delivery arrived at the first attempt, and that attempt is written down. */
    void mustBeDeliveredOnce(long count) throws SQLException {
        var wrong =
                one("select count(*) filter (where d.state <> 'DELIVERED' or d.attempts <> 1) from webhook.delivery d");
        unless(wrong == 0, wrong + " deliveries did not arrive at the first attempt");
        var attempts = one("select count(*) from webhook.attempt a join webhook.delivery d on d.id = a.delivery_id");
        unless(attempts == count, attempts + " attempts are recorded, of " + count);
    }

    /** So that the next round meets tables as small as this one did. */
    void clear() throws SQLException {
        try (var connection = site.connect();
                var statement = connection.createStatement()) {
            statement.execute("truncate webhook.attempt, webhook.delivery, webhook.event");
        }
        site.tidy();
    }

    private long one(String sql) throws SQLException {
        try (var connection = site.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
