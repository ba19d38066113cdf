package io.countermand.api.account;

import io.countermand.api.account.Statement.Movement;
import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.money.Money;
import io.countermand.edge.access.Caller;
import io.countermand.edge.page.Page;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads a page of an account's statement. */
@ApplicationScoped
class ReadStatement {

    private static final String LEDGER_ACCOUNT = """
            select a.currency, l.id
            from %s
            left join cancellation.ledger_account l
                on l.platform_id = $2 and l.kind = 'ACCOUNT' and l.currency = a.currency and l.account_id = a.id
            """.formatted(Scope.OWN_ACCOUNT);

    /** Customers' accounts are on the side of a transaction that carries the sum. */
    private static final String MOVEMENTS = """
            select p.transaction_id, p.amount_minor, p.posted_at, t.kind, t.action_id, o.reference_order_id
            from cancellation.posting p
            join cancellation.ledger_transaction t on t.id = p.transaction_id
            left join cancellation.orders o on o.id = t.order_id
            where p.ledger_account_id = $1 and p.line_number is null and p.transaction_id %s $2
            order by p.transaction_id %s limit $3
            """;

    private static final String OLDER = MOVEMENTS.formatted("<", "desc");
    private static final String NEWER = MOVEMENTS.formatted(">", "asc");

    private final Reads reads;

    ReadStatement(Reads reads) {
        this.reads = reads;
    }

    Uni<Statement> read(Caller caller, String accountIdentifier, PageAsked asked) {
        if (!Scope.isIdentifier(accountIdentifier)) {
            throw Refusal.of(Catalogue.ACCOUNT_NOT_FOUND); // nobody can have it
        }
        return reads.one(LEDGER_ACCOUNT, Scope.arguments(accountIdentifier, caller))
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.ACCOUNT_NOT_FOUND)))
                .chain(account -> movements(account, asked)
                        .map(page -> statement(accountIdentifier, account.getString("currency"), page, asked)));
    }

    /** An account has a row in the ledger once something was posted to it. */
    private Uni<Page<Movement>> movements(Row account, PageAsked asked) {
        return Optional.ofNullable(account.getLong("id"))
                .map(id -> reads.many(asked.backwards() ? NEWER : OLDER, arguments(id, asked)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .map(rows -> rows.stream()
                        .map(row -> movement(row, account.getString("currency")))
                        .toList())
                .map(movements -> Page.cut(movements, asked, movement -> List.of(movement.transactionId())));
    }

    private static Tuple arguments(long ledgerAccount, PageAsked asked) {
        var beside = asked.key().isEmpty() ? Long.MAX_VALUE : asked.key().getFirst();
        return Tuple.of(ledgerAccount, beside, asked.rowsToRead());
    }

    private static Movement movement(Row row, String currency) {
        return new Movement(
                row.getLong("transaction_id"),
                row.getString("kind"),
                row.getString("reference_order_id"),
                row.getUUID("action_id"),
                Money.of(row.getLong("amount_minor"), currency).toDecimal(),
                row.getOffsetDateTime("posted_at").toInstant());
    }

    private static Statement statement(String account, String currency, Page<Movement> page, PageAsked asked) {
        return new Statement(account, currency, page.rows(), page.pagination(asked));
    }
}
