package io.countermand.api.testing;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Writes orders as intake would have. */
public final class OrderBuilder {

    private final Platform platform;
    private String status = "COMPLETE";
    private int arrived = 3;
    private final String unique = UUID.randomUUID().toString().substring(0, 13);
    private Instant createdAt = TestClock.NOW.minus(1, ChronoUnit.DAYS);
    private String reference = "RA-" + unique;

    private OrderBuilder(Platform platform) {
        this.platform = platform;
    }

    /** COMPLETE, with all of its 3 line items, on a new account of a new customer. */
    public static OrderBuilder anOrder(Platform platform) {
        return new OrderBuilder(platform);
    }

    public OrderBuilder inStatus(String newStatus) {
        status = newStatus;
        return this;
    }

    public OrderBuilder withLineItemsArrived(int count) {
        arrived = count;
        return this;
    }

    public OrderBuilder withReference(String newReference) {
        reference = newReference;
        return this;
    }

    public OrderBuilder createdAt(Instant time) {
        createdAt = time;
        return this;
    }

    public Platform platform() {
        return platform;
    }

    public String reference() {
        return reference;
    }

    public String customer() {
        return "customer-" + unique;
    }

    public String account() {
        return "account-" + unique;
    }

    public PlacedOrder placed() {
        var customer = customer();
        var account = account();
        var customerId = Database.number("""
                insert into cancellation.customer (platform_id, identifier, created_at)
                values (?, ?, now()) returning id""", platform.id(), customer);
        var accountId = Database.number("""
                insert into cancellation.account (platform_id, customer_id, identifier, currency, created_at)
                values (?, ?, ?, 'USD', '2026-11-01T08:30:00Z') returning id""", platform.id(), customerId, account);
        var id = insertOrder(customerId, accountId);
        return new PlacedOrder(platform, id, reference, customer, account);
    }

    private long insertOrder(long customerId, long accountId) {
        return Database.number(
                """
                insert into cancellation.orders (platform_id, reference_order_id, external_ref_id, customer_id, account_id,
                    source, status, currency, created_at, total_line_items, arrived_line_items, payment_kind, version,
                    first_seen_at)
                values (?, ?, ?, ?, ?, 'AA', ?, 'USD', ?, 3, ?, 'ACCOUNT', 1, now()) returning id""",
                platform.id(),
                reference,
                "my-" + reference,
                customerId,
                accountId,
                status,
                Timestamp.from(createdAt),
                arrived);
    }
}
