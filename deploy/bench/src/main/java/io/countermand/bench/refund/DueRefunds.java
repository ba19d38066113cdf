package io.countermand.bench.refund;

import static io.countermand.bench.WrongResult.unless;

import io.countermand.bench.running.Login;
import io.countermand.bench.running.Site;
import io.countermand.local.provider.LocalProvider;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker, and refunds that are written down and wait for their word. */
record DueRefunds(Site site) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String KEYS = "countermand.worker.refund.providers.bango.";

    private static final String DUE = """
            update cancellation.refund_intent i set due_at = now() from cancellation.payment p
            where p.id = i.payment_id and p.transaction_id like 'ours-%d-%%'
            """;

    /** One of those that have had their word; found by the index of the claims, so that to ask costs nothing. */
    private static final String OPEN = """
            select count(*) from (select from cancellation.refund_intent where provider = 'bango' and due_at < 'infinity'
                and state in ('INTENDED', 'AWAITING_CAPTURE', 'SENDING', 'UNKNOWN') limit 1) one
            """;

    private static final String DONE = """
            select count(*) from cancellation.refund_intent i
                join cancellation.ledger_transaction t on t.action_id = i.action_id and t.kind = 'REFUND'
            where i.state = 'SUCCEEDED'
            """;

    /** Gone back from what was owed, less what should have: each refund is 24.50. */
    private static final String WRONG = """
            select coalesce(sum(p.amount_minor), 0) - (select 2450 * count(*) from cancellation.ledger_transaction where kind = 'REFUND')
            from cancellation.posting p join cancellation.ledger_account l on l.id = p.ledger_account_id where l.kind = 'PROVIDER'
            """;

    private static final String TOLD = "select count(*) from cancellation.outbox where topic = 'refunds.settled'";

    static DueRefunds start(Site site, LocalProvider provider, int atOnce) throws IOException, InterruptedException {
        site.start("cancel-worker", settings(provider, atOnce));
        return new DueRefunds(site);
    }

    /** @return refunds a second, of those of one round */
    double refund(int round, int refunds) throws SQLException, InterruptedException {
        try (var connection = site.connect();
                var statement = connection.createStatement()) {
            var before = number(connection, DONE);
            var since = System.nanoTime();
            statement.execute(DUE.formatted(round));
            while (number(connection, OPEN) > 0) {
                unless(System.nanoTime() - since < PATIENCE.toNanos(), "refunds are still open after " + PATIENCE);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            var took = System.nanoTime() - since;
            unless(number(connection, DONE) == before + refunds, "not every refund was posted");
            unless(number(connection, TOLD) == before + refunds, "not every refund was told of");
            unless(number(connection, WRONG) == 0, "not every refund was posted with its amount");
            return refunds * 1e9 / took;
        }
    }

    private static Map<String, String> settings(LocalProvider provider, int atOnce) {
        var settings = new HashMap<String, String>();
        settings.put("countermand.admin.key", Login.ADMIN_KEY);
        settings.put(KEYS + "url", provider.url());
        settings.put(KEYS + "user", LocalProvider.USER);
        settings.put(KEYS + "password", LocalProvider.PASSWORD);
        settings.put(KEYS + "parallel", String.valueOf(atOnce));
        settings.put(KEYS + "calls-per-second", "1000000");
        settings.put(KEYS + "dedupes-by-key", "true");
        settings.put(KEYS + "refunds-per-call", "8");
        settings.put("countermand.worker.refund.lease", "5m");
        return settings;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
