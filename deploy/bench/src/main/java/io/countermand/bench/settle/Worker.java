package io.countermand.bench.settle;

import static io.countermand.bench.WrongResult.unless;

import io.countermand.bench.running.Login;
import io.countermand.bench.running.Running;
import io.countermand.bench.running.Site;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker process and what it did, by the tables. */
record Worker(Site site, Running process) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String IS_OPEN =
            "select exists (select from cancellation.action where state in ('PENDING', 'PROCESSING'))";

    private static final String FIRST_CLAIM = """
            select min(d.decided_at) from cancellation.decision d join cancellation.orders o on o.id = d.order_id
            where o.reference_order_id like ?
            """;

    static Worker start(Site site) throws IOException, InterruptedException {
        return new Worker(site, site.start("cancel-worker", Map.of("countermand.admin.key", Login.ADMIN_KEY)));
    }

    /** @return from the first claim to the last commit; deciding begins with the claim */
    Duration settle(Orders orders) throws IOException, SQLException, InterruptedException {
        try (var connection = site.connect()) {
            orders.cancel(site);
            var ended = awaitEnd(connection);
            Outcome.of(connection, orders).mustBeWhole();
            return Duration.between(firstClaim(connection, orders), ended);
        }
    }

    private Instant awaitEnd(Connection connection) throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var isOpen = connection.prepareStatement(IS_OPEN)) {
            while (true) {
                try (var answer = isOpen.executeQuery()) {
                    answer.next();
                    if (!answer.getBoolean(1)) {
                        return Instant.now();
                    }
                }
                unless(System.nanoTime() < deadline, "actions are still open after " + PATIENCE);
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static Instant firstClaim(Connection connection, Orders orders) throws SQLException {
        try (var first = connection.prepareStatement(FIRST_CLAIM)) {
            first.setString(1, orders.prefix() + "-%");
            try (var answer = first.executeQuery()) {
                answer.next();
                return answer.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }
}
