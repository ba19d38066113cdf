package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.PageAsked;
import io.countermand.worker.intake.Accounts;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes and shows customers. Intake makes those that an order names first. */
@ApplicationScoped
class CustomerBook {

    private final Accounts accounts;
    private final Changes changes;
    private final Transactions transactions;

    CustomerBook(Accounts accounts, Changes changes, Transactions transactions) {
        this.accounts = accounts;
        this.changes = changes;
        this.transactions = transactions;
    }

    /** Making it again changes nothing. */
    Made<CustomerView> make(String platform, String customer) {
        return transactions.inTransaction(transaction -> {
            var platformId = Platforms.id(transaction, platform);
            var isNew = accounts.meetCustomer(transaction, platformId, customer);
            var view = CustomerView.of(CustomerRows.one(transaction, platformId, customer));
            if (isNew) {
                changes.record(transaction, "customer/" + platform + "/" + customer, null, view);
            }
            return new Made<>(view, isNew);
        });
    }

    CustomerView read(String platform, String customer) {
        return transactions.inTransaction(transaction ->
                CustomerView.of(CustomerRows.one(transaction, Platforms.id(transaction, platform), customer)));
    }

    Listed<CustomerView> list(String platform, PageAsked page) {
        return transactions.inTransaction(
                transaction -> CustomerRows.page(transaction, Platforms.id(transaction, platform), page));
    }
}
