package io.countermand.bench.settle;

import static io.countermand.bench.WrongResult.unless;

import java.sql.Connection;
import java.sql.SQLException;

/** What came of orders that were cancelled, counted in the tables right after a run. */
record Outcome(Orders orders, Counts counts, Ledger ledger) {

    record Counts(long ended, long decisions, long refunds, long voided, long events) {}

    /** @param returned to accounts @param sum of everything that was posted */
    record Ledger(long returned, long sum) {}

    private static final String COUNT = """
            with o as materialized (select id from cancellation.orders where reference_order_id like ?),
            posted as materialized (
                select p.amount_minor, l.kind from o
                    join cancellation.ledger_transaction t on t.order_id = o.id and t.kind = 'VOID'
                    join cancellation.posting p on p.transaction_id = t.id
                    join cancellation.ledger_account l on l.id = p.ledger_account_id)
            select
                (select count(*) from o join cancellation.action a on a.order_id = o.id
                    where a.state in ('SUCCESSFUL', 'PARTIALFAILED') and a.open_chunks = 0),
                (select count(*) from o join cancellation.decision d on d.order_id = o.id),
                (select count(*) from o join cancellation.refund r on r.order_id = o.id),
                (select count(*) from o join cancellation.line_item i on i.order_id = o.id where settled_reward = 'CANCELLED'),
                (select sum(s.last) from o join cancellation.event_sequence s on s.order_id = o.id),
                (select sum(amount_minor) from posted where kind = 'ACCOUNT'),
                (select sum(amount_minor) from posted)
            """;

    static Outcome of(Connection connection, Orders orders) throws SQLException {
        try (var count = connection.prepareStatement(COUNT)) {
            count.setString(1, orders.prefix() + "-%");
            try (var row = count.executeQuery()) {
                row.next();
                return new Outcome(
                        orders,
                        new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                        new Ledger(row.getLong(6), row.getLong(7)));
            }
        }
    }

    void mustBeWhole() {
        var chunks = (long) orders.orders() * ((orders.items() + 999) / 1000);
        var counted = new Counts(
                orders.orders(), orders.allItems(), orders.voidable(), orders.voidable(), chunks + orders.orders());
        var right = counts.equals(counted) && ledger.equals(new Ledger(orders.voidable() * Orders.REFUND_MINOR, 0));
        unless(right, "not everything was settled, or something twice: " + this);
    }
}
