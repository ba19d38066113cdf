package io.countermand.worker.admin;

import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads accounts with their balances. An account has a row in the ledger once something was posted to it. */
final class AccountRows {

    private static final String ACCOUNTS = """
            select a.id, a.identifier, c.identifier as customer, a.currency, a.status, a.created_at,
                coalesce(l.balance_minor, 0) as balance_minor
            from cancellation.account a join cancellation.customer c on c.id = a.customer_id
                left join cancellation.ledger_account l on l.platform_id = a.platform_id and l.kind = 'ACCOUNT'
                    and l.currency = a.currency and l.account_id = a.id
            where a.platform_id = $1
            """;

    private static final String ONE = ACCOUNTS + " and a.identifier = $2";
    private static final String LOCKED = ONE + " for no key update of a";
    private static final String PAGE =
            ACCOUNTS + " and ($2::text is null or c.identifier = $2) and a.id %1$s $3 order by a.id %2$s limit $4";

    private AccountRows() {}

    /** Fails with 404 if there is none. */
    static Row one(SqlConnection transaction, int platformId, String account) {
        return first(transaction, ONE, platformId, account);
    }

    /** So that what is recorded as the old value is what was changed. */
    static Row locked(SqlConnection transaction, int platformId, String account) {
        return first(transaction, LOCKED, platformId, account);
    }

    /** @param customer null: of every customer */
    static Listed<AccountView> page(
            SqlConnection transaction, int platformId, @Nullable String customer, PageAsked page) {
        var order = ListOrder.oldestFirst(page);
        var rows = transaction
                .preparedQuery(PAGE.formatted(order.operator(), order.direction()))
                .executeAndAwait(Tuple.of(platformId, customer, order.beside(), page.rowsToRead()));
        var read = StreamSupport.stream(rows.spliterator(), false).toList();
        return Listed.of(read, page, row -> List.of(row.getLong("id")), AccountView::of);
    }

    private static Row first(SqlConnection transaction, String sql, int platformId, String account) {
        var rows = transaction
                .preparedQuery(sql)
                .executeAndAwait(Tuple.of(platformId, account))
                .iterator();
        if (!rows.hasNext()) {
            throw Refusal.of(Catalogue.ACCOUNT_NOT_FOUND);
        }
        return rows.next();
    }
}
