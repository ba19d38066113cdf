package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.worker.intake.Accounts;
import io.countermand.worker.ledger.Ledger;
import io.countermand.worker.ledger.LedgerAccounts;
import io.countermand.worker.ledger.NewTransaction;
import io.countermand.worker.ledger.Posting;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Currency;
import java.util.List;

/** Opens, changes and funds accounts, through the same ledger that charges and voids use. */
@ApplicationScoped
class AccountBook {

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

    /** Opening it again changes nothing. */
    Made<AccountView> open(String platform, String customer, String account, Currency currency) {
        return transactions.inTransaction(transaction -> {
            var platformId = Platforms.id(transaction, platform);
            var code = currency.getCurrencyCode();
            var owner = accounts.owner(transaction, platformId, customer, account, code);
            LedgerAccounts.make(transaction, platformId, code, owner.accountId());
            var view = AccountView.of(AccountRows.one(transaction, platformId, account));
            if (owner.isNew()) {
                changes.record(transaction, subject(platform, account), null, view);
            }
            return new Made<>(view, owner.isNew());
        });
    }

    AccountView change(String platform, String account, AccountStatus status) {
        return transactions.inTransaction(transaction -> {
            var platformId = Platforms.id(transaction, platform);
            var before = AccountView.of(AccountRows.locked(transaction, platformId, account));
            transaction.preparedQuery(SET_STATUS).executeAndAwait(Tuple.of(platformId, account, status.name()));
            var after = AccountView.of(AccountRows.one(transaction, platformId, account));
            changes.record(transaction, subject(platform, account), before, after);
            return after;
        });
    }

    AccountView fund(String platform, String account, BigDecimal amount) {
        return transactions.inTransaction(transaction -> {
            var platformId = Platforms.id(transaction, platform);
            var row = AccountRows.locked(transaction, platformId, account);
            var money = Money.ofDecimal(amount, Currency.getInstance(row.getString("currency")));
            post(transaction, platformId, row.getLong("id"), money);
            var view = AccountView.of(AccountRows.one(transaction, platformId, account));
            changes.record(transaction, subject(platform, account), AccountView.of(row), view);
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
}
