package io.countermand.api.account;

import io.countermand.api.store.Reads;
import io.countermand.api.store.Scope;
import io.countermand.domain.money.Money;
import io.countermand.edge.access.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads one account of the caller's; empty if the caller has none with this identifier. */
@ApplicationScoped
class ReadAccount {

    /** An account has a row in the ledger once something was posted to it. */
    private static final String ACCOUNT = """
            select a.identifier, a.currency, a.status, a.created_at, coalesce(l.balance_minor, 0) as balance_minor
            from %s
            left join cancellation.ledger_account l
                on l.platform_id = $2 and l.kind = 'ACCOUNT' and l.currency = a.currency and l.account_id = a.id
            """.formatted(Scope.OWN_ACCOUNT);

    private final Reads reads;

    ReadAccount(Reads reads) {
        this.reads = reads;
    }

    Uni<Optional<AccountView>> read(Caller caller, String accountIdentifier) {
        if (!Scope.isIdentifier(accountIdentifier)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return reads.one(ACCOUNT, Scope.arguments(accountIdentifier, caller))
                .map(found -> found.map(ReadAccount::view));
    }

    private static AccountView view(Row row) {
        var currency = row.getString("currency");
        return new AccountView(
                row.getString("identifier"),
                "",
                null,
                currency,
                row.getString("status"),
                row.getOffsetDateTime("created_at").toInstant(),
                Money.of(row.getLong("balance_minor"), currency).toDecimal(),
                null,
                List.of());
    }
}
