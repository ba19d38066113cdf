package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.worker.intake.Accounts;
import io.countermand.worker.ledger.Ledger;
import io.countermand.worker.ledger.LedgerAccounts;
import io.countermand.worker.ledger.NewTransaction;
import io.countermand.worker.ledger.Posting;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;

/** Opens and funds accounts through the same ledger that charges and voids use. */
@ApplicationScoped
class AccountBook {

    private static final String VIEW = """
            select a.id, a.identifier, a.currency, a.status, a.created_at, l.balance_minor
            from cancellation.account a join cancellation.ledger_account l
                on l.platform_id = a.platform_id and l.kind = 'ACCOUNT' and l.currency = a.currency and l.account_id = a.id
            where a.platform_id = $1 and a.identifier = $2
            """;

    private static final String SET_STATUS =
            "update cancellation.account set status = $3 where platform_id = $1 and identifier = $2";

    private final Accounts accounts;
    private final Ledger ledger;
    private final Changes changes;
    private final Transactions transactions;
    private final InstantSource clock;

    AccountBook(Accounts accounts, Ledger ledger, Changes changes, Transactions transactions, InstantSource clock) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param currentBalance in major units */
    public record View(
            String accountIdentifier, String currencyCode, String status, String createdAt, BigDecimal currentBalance) {

        static View of(Row row) {
            var currency = row.getString("currency");
            return new View(
                    row.getString("identifier"),
                    currency,
                    row.getString("status"),
                    row.getOffsetDateTime("created_at").toInstant().toString(),
                    Money.of(row.getLong("balance_minor"), currency).toDecimal());
        }
    }

    /** Opening it again changes nothing. */
    View open(String platform, String customer, String account, Currency currency) {
        return transactions.inTransaction(transaction -> {
            var platformId = platformId(transaction, platform);
            var code = currency.getCurrencyCode();
            var owner = accounts.owner(transaction, platformId, customer, account, code);
            LedgerAccounts.make(transaction, platformId, code, owner.accountId());
            var view = View.of(row(transaction, platformId, account));
            changes.record(transaction, subject(platform, account), null, view);
            return view;
        });
    }

    View read(String platform, String account) {
        return transactions.inTransaction(
                transaction -> View.of(row(transaction, platformId(transaction, platform), account)));
    }

    View change(String platform, String account, AccountStatus status) {
        return transactions.inTransaction(transaction -> {
            var platformId = platformId(transaction, platform);
            var before = View.of(row(transaction, platformId, account));
            transaction.preparedQuery(SET_STATUS).executeAndAwait(Tuple.of(platformId, account, status.name()));
            var after = View.of(row(transaction, platformId, account));
            changes.record(transaction, subject(platform, account), before, after);
            return after;
        });
    }

    View fund(String platform, String account, BigDecimal amount) {
        return transactions.inTransaction(transaction -> {
            var platformId = platformId(transaction, platform);
            var row = row(transaction, platformId, account);
            var money = Money.ofDecimal(amount, Currency.getInstance(row.getString("currency")));
            post(transaction, platformId, row.getLong("id"), money);
            var view = View.of(row(transaction, platformId, account));
            changes.record(transaction, subject(platform, account), View.of(row), view);
            return view;
        });
    }

    private void post(SqlConnection transaction, int platformId, long accountId, Money money) {
        var now = clock.instant();
        var currency = money.currency().getCurrencyCode();
        var ids = LedgerAccounts.make(transaction, platformId, currency, accountId);
        var opening = new NewTransaction(platformId, NewTransaction.FUNDING, null, null, null);
        var id = ledger.open(transaction, List.of(opening), now).getFirst();
        var postings = List.of(
                new Posting(id, ids.funding(), -money.minorUnits(), currency, null, null),
                new Posting(id, ids.account(), money.minorUnits(), currency, null, null));
        ledger.post(transaction, postings, now);
        ledger.moveBalances(transaction, postings);
    }

    private static String subject(String platform, String account) {
        return "account/" + platform + "/" + account;
    }

    private int platformId(SqlConnection transaction, String platform) {
        return accounts.platform(transaction, platform).orElseThrow(() -> Refusal.of(Catalogue.PLATFORM_NOT_FOUND));
    }

    private static Row row(SqlConnection transaction, int platformId, String account) {
        var rows = transaction
                .preparedQuery(VIEW)
                .executeAndAwait(Tuple.of(platformId, account))
                .iterator();
        if (!rows.hasNext()) {
            throw Refusal.of(Catalogue.ACCOUNT_NOT_FOUND);
        }
        return rows.next();
    }
}
