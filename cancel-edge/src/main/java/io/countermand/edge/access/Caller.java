package io.countermand.edge.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The platform that calls and the scope of its credential. Every query of a front door carries all three: platform,
 * customers and accounts.
 *
 * @param customers identifiers it is limited to; null: every customer of the platform
 * @param accounts identifiers it is limited to; null: every account of those customers
 * @param requestsPerSecond the platform's own rate; null: that of the settings
 */
public record Caller(
        int platformId,
        String platform,
        Set<Right> rights,
        @Nullable List<String> customers,
        @Nullable List<String> accounts,
        @Nullable Integer requestsPerSecond) {

    public Caller {
        rights = Set.copyOf(rights);
        customers = customers == null ? null : List.copyOf(customers);
        accounts = accounts == null ? null : List.copyOf(accounts);
    }

    public boolean has(Right right) {
        return rights.contains(right);
    }

    /** As a query argument: null lets every customer pass. */
    public String @Nullable [] customersOrAll() {
        return customers == null ? null : customers.toArray(String[]::new);
    }

    /** As a query argument: null lets every account pass. */
    public String @Nullable [] accountsOrAll() {
        return accounts == null ? null : accounts.toArray(String[]::new);
    }
}
