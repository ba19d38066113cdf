package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.PageAsked;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows accounts of a platform. */
@ApplicationScoped
class AccountList {

    private final Transactions transactions;

    AccountList(Transactions transactions) {
        this.transactions = transactions;
    }

    AccountView one(String platform, String account) {
        return transactions.inTransaction(transaction ->
                AccountView.of(AccountRows.one(transaction, Platforms.id(transaction, platform), account)));
    }

    Listed<AccountView> ofPlatform(String platform, PageAsked page) {
        return transactions.inTransaction(
                transaction -> AccountRows.page(transaction, Platforms.id(transaction, platform), null, page));
    }

    /** Fails with 404 if there is no such customer. */
    Listed<AccountView> ofCustomer(String platform, String customer, PageAsked page) {
        return transactions.inTransaction(transaction -> {
            var platformId = Platforms.id(transaction, platform);
            CustomerRows.one(transaction, platformId, customer);
            return AccountRows.page(transaction, platformId, customer, page);
        });
    }
}
