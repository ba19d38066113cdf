package io.countermand.bench.settle;

import io.countermand.bench.running.Login;
import io.countermand.bench.running.Seed;
import io.countermand.bench.running.Site;
import io.countermand.domain.rule.Rules;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

/**
 * Orders that can be settled together.
 *
 * @param platform whose
 * @param prefix of their reference ids, which are the prefix and a number from 1
 * @param items line items of each
 * @param accounts over so many they are spread
 */
public record Orders(String platform, String prefix, int orders, int items, int accounts) {

    /** What goes back for a line item: 10.00 was charged, and the platform keeps a fee of 0.50. */
    static final long REFUND_MINOR = 950;

    /** Of the platform that every bench has. */
    public static Orders of(String prefix, int orders, int items, int accounts) {
        return new Orders(Login.PLATFORM, prefix, orders, items, accounts);
    }

    public long allItems() {
        return (long) orders * items;
    }

    /** One line item in ten was redeemed. */
    public long voidable() {
        return (long) orders * (items - items / 10);
    }

    public Orders place(Site site) throws IOException, SQLException {
        Seed.plant(
                site,
                "charged-orders.sql",
                Map.of(
                        "platform", platform,
                        "prefix", prefix,
                        "orders", orders,
                        "items", items,
                        "accounts", accounts));
        return this;
    }

    public String id(int number) {
        return prefix + "-" + number;
    }

    /** A cancel of each, as intake writes it. From here on a running worker finds work. */
    void cancel(Site site) throws IOException, SQLException {
        var version = Rules.inForce(Instant.now()).version();
        Seed.plant(site, "actions.sql", Map.of("prefix", prefix, "rulesVersion", version));
    }

    /** Cancels as the worker's planner leaves them. */
    void cancelAndCut(Site site) throws IOException, SQLException {
        try (var connection = site.connect()) {
            connection.setAutoCommit(false);
            var version = Rules.inForce(Instant.now()).version();
            Seed.plant(connection, "actions.sql", Map.of("prefix", prefix, "rulesVersion", version));
            Seed.plant(connection, "chunks.sql", Map.of("prefix", prefix));
            connection.commit();
        }
    }
}
