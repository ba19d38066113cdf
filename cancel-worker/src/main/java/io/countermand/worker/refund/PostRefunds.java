package io.countermand.worker.refund;

import io.countermand.worker.ledger.Ledger;
import io.countermand.worker.ledger.LedgerAccounts;
import io.countermand.worker.ledger.NewTransaction;
import io.countermand.worker.ledger.Posting;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Posts what became of what was due to payers: a ledger transaction per refund, once, and balances last. */
@ApplicationScoped
class PostRefunds {

    private final Ledger ledger;

    PostRefunds(Ledger ledger) {
        this.ledger = ledger;
    }

    void post(SqlConnection transaction, List<Told> told, Instant now) {
        var moving =
                told.stream().filter(one -> one.transactionKind().isPresent()).toList();
        if (moving.isEmpty()) {
            return;
        }
        var opened = ledger.open(
                transaction, moving.stream().map(PostRefunds::opening).toList(), now);
        var postings = new ArrayList<Posting>();
        for (int i = 0; i < moving.size(); i++) {
            postings.addAll(postings(transaction, moving.get(i), opened.get(i)));
        }
        ledger.post(transaction, postings, now);
        ledger.moveBalances(transaction, postings);
    }

    private static NewTransaction opening(Told told) {
        var row = told.row();
        return new NewTransaction(
                row.getInteger("platform_id"),
                told.transactionKind().orElseThrow(),
                row.getLong("order_id"),
                row.getUUID("action_id"),
                null);
    }

    private static List<Posting> postings(SqlConnection transaction, Told told, long id) {
        var ids = told.ledger();
        var due = posting(told, id, ids.providerDue(), -told.amount().minorUnits());
        return switch (told.transactionKind().orElseThrow()) {
            case NewTransaction.REFUND ->
                List.of(due, posting(told, id, ids.provider(), told.amount().minorUnits()));
            case NewTransaction.RELEASE -> release(told, id, due);
            case NewTransaction.CREDIT ->
                List.of(due, posting(told, id, ids.account(), told.amount().minorUnits()));
            default ->
                List.of(
                        due,
                        posting(
                                told,
                                id,
                                writtenOff(transaction, told),
                                told.amount().minorUnits()));
        };
    }

    /** What was never captured was never charged either, the fees included. */
    private static List<Posting> release(Told told, long id, Posting due) {
        var fees = told.fees();
        var postings = new ArrayList<>(List.of(
                due,
                posting(
                        told,
                        id,
                        told.ledger().provider(),
                        told.amount().plus(fees).minorUnits())));
        if (fees.isPositive()) {
            postings.add(posting(told, id, told.ledger().fees(), -fees.minorUnits()));
        }
        return postings;
    }

    private static long writtenOff(SqlConnection transaction, Told told) {
        return LedgerAccounts.writtenOff(transaction, told.row().getInteger("platform_id"), told.currency());
    }

    private static Posting posting(Told told, long id, long account, long amountMinor) {
        return new Posting(id, account, amountMinor, told.currency(), told.row().getLong("order_id"), null);
    }
}
