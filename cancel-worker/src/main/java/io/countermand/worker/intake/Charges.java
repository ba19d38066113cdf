package io.countermand.worker.intake;

import io.countermand.domain.order.PaymentKind;
import io.countermand.worker.intake.OrderHeaders.Header;
import io.countermand.worker.ledger.Ledger;
import io.countermand.worker.ledger.NewTransaction;
import io.countermand.worker.ledger.Posting;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Posts the charge of line items when they are first seen COMPLETE: out of the account (or in through the provider), into
 * ISSUED and FEES. The mark on the line item, made under its lock, keeps it from being charged twice.
 */
@ApplicationScoped
class Charges {

    private static final String DUE = """
            select line_number, charged_minor, charged_fee_minor from cancellation.line_item
            where order_id = $1 and line_number = any ($2) and status = 'COMPLETE' and charged_by is null
            order by line_number for no key update
            """;

    private static final String MARK =
            "update cancellation.line_item set charged_by = $3 where order_id = $1 and line_number = any ($2)";

    private final Ledger ledger;
    private final InstantSource clock;

    Charges(Ledger ledger, InstantSource clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    void post(SqlConnection transaction, IssuedOrder order, Header header) {
        var due = due(transaction, order, header);
        if (due.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var opening = new NewTransaction(header.platformId(), NewTransaction.CHARGE, header.orderId(), null, null);
        var id = ledger.open(transaction, List.of(opening), now).getFirst();
        var lines = due.stream().map(row -> row.getInteger("line_number")).toArray(Integer[]::new);
        transaction.preparedQuery(MARK).executeAndAwait(Tuple.of(header.orderId(), lines, id));
        var postings = postings(order, header, due, id);
        ledger.post(transaction, postings, now);
        ledger.moveBalances(transaction, postings);
    }

    private static List<Row> due(SqlConnection transaction, IssuedOrder order, Header header) {
        var lines = order.items().stream().map(item -> item.page().lineNumber()).toArray(Integer[]::new);
        var rows = transaction.preparedQuery(DUE).executeAndAwait(Tuple.of(header.orderId(), lines));
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static List<Posting> postings(IssuedOrder order, Header header, List<Row> due, long id) {
        var ledger = header.ledger();
        var currency = order.currency();
        var payer = order.payment() == PaymentKind.ACCOUNT ? ledger.account() : ledger.provider();
        var postings = new ArrayList<Posting>();
        long values = 0;
        long fees = 0;
        for (var row : due) {
            var value = row.getLong("charged_minor");
            postings.add(
                    new Posting(id, ledger.issued(), value, currency, header.orderId(), row.getInteger("line_number")));
            values += value;
            fees += row.getLong("charged_fee_minor");
        }
        postings.add(new Posting(id, payer, -(values + fees), currency, header.orderId(), null));
        if (fees > 0) {
            postings.add(new Posting(id, ledger.fees(), fees, currency, header.orderId(), null));
        }
        return postings;
    }
}
