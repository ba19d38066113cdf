package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.wire.Topics;
import io.countermand.worker.ledger.LedgerAccounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Writes what an order's pages share. The first page makes the order; a newer version may change its status. */
@ApplicationScoped
class OrderHeaders {

    /** Writes nothing where the order is known; its row is locked either way, so pages of one order take turns. */
    private static final String MEET = """
            insert into cancellation.orders as o (platform_id, reference_order_id, external_ref_id, customer_id, account_id,
                source, status, currency, created_at, total_line_items, payment_kind, provider, provider_transaction_id,
                provider_state, captured_minor, tax_minor, version, first_seen_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            on conflict on constraint order_belongs_to_one_platform do update set version = o.version
            returning id, platform_id, account_id, currency, total_line_items, version
            """;

    private static final String RENEW = """
            update cancellation.orders set status = $2, provider_state = $3, captured_minor = $4, tax_minor = $5, version = $6
            where id = $1
            """;

    private final Accounts accounts;
    private final ExternalRefs externalRefs;
    private final InstantSource clock;
    private final Counter older;

    OrderHeaders(Accounts accounts, ExternalRefs externalRefs, InstantSource clock, MeterRegistry metrics) {
        this.accounts = accounts;
        this.externalRefs = externalRefs;
        this.clock = clock;
        this.older = metrics.counter("countermand.intake.older", "topic", Topics.ORDERS_ISSUED);
    }

    record Header(long orderId, int platformId, LedgerAccounts.Ids ledger) {}

    Header write(SqlConnection transaction, IssuedOrder order) {
        var owner = accounts.owner(transaction, order);
        externalRefs.check(transaction, order, owner);
        var known = first(transaction.preparedQuery(MEET).executeAndAwait(parameters(order, owner)));
        check(order, owner, known);
        if (order.page().version() > known.getLong("version")) {
            renew(transaction, order, known.getLong("id"));
        } else if (order.page().version() < known.getLong("version")) {
            older.increment();
        }
        var ledger = LedgerAccounts.make(transaction, owner.platformId(), order.currency(), owner.accountId());
        return new Header(known.getLong("id"), owner.platformId(), ledger);
    }

    private static void check(IssuedOrder order, Accounts.Owner owner, Row known) {
        if (known.getInteger("platform_id") != owner.platformId()) {
            throw new UnreadableRecord("the order id belongs to another platform", null);
        }
        if (known.getInteger("total_line_items") != order.page().totalLineItems()) {
            throw new UnreadableRecord("totalLineItems of an order never changes", null);
        }
        if (known.getLong("account_id") != owner.accountId()
                || !known.getString("currency").equals(order.currency())) {
            throw new UnreadableRecord("account and currency of an order never change", null);
        }
    }

    private static void renew(SqlConnection transaction, IssuedOrder order, long orderId) {
        var parameters = Tuple.of(
                orderId,
                order.page().status(),
                order.page().payment().state(),
                order.captured().amountMinor(),
                order.captured().taxMinor(),
                order.page().version());
        transaction.preparedQuery(RENEW).executeAndAwait(parameters);
    }

    private Tuple parameters(IssuedOrder order, Accounts.Owner owner) {
        var page = order.page();
        return Tuple.tuple()
                .addInteger(owner.platformId())
                .addString(page.referenceOrderId())
                .addString(page.externalRefID())
                .addLong(owner.customerId())
                .addLong(owner.accountId())
                .addString(page.orderSource())
                .addString(page.status())
                .addString(order.currency())
                .addValue(Unnest.utc(page.createdAt()))
                .addInteger(page.totalLineItems())
                .addString(order.payment().name())
                .addString(page.payment().provider())
                .addString(page.payment().transactionId())
                .addString(page.payment().state())
                .addLong(order.captured().amountMinor())
                .addLong(order.captured().taxMinor())
                .addLong(page.version())
                .addValue(Unnest.utc(clock.instant()));
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
