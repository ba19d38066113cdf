package io.countermand.worker.admin;

import io.countermand.backbone.store.Transactions;
import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.worker.refund.Resolution;
import io.countermand.worker.refund.ResolveRefund;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Shows refunds through payment providers, and has those resolved that wait for a human. */
@ApplicationScoped
class RefundBook {

    private static final String CHECK_VIOLATION = "23514";

    private static final String REFUNDS = """
            select i.*, p.name as platform, o.reference_order_id, pay.transaction_id
            from cancellation.refund_intent i
                join cancellation.payment pay on pay.id = i.payment_id
                join cancellation.orders o on o.id = i.order_id
                join access.platform p on p.id = i.platform_id
            """;

    private static final String PAGE =
            REFUNDS + " where i.state = $1 and i.ordinal %1$s $2 order by i.ordinal %2$s limit $3";
    private static final String ONE = REFUNDS + " where i.id = $1";

    private static final String ATTEMPTS = """
            select call, word, started_at, millis from cancellation.refund_attempt
            where refund_id = $1 order by started_at desc limit $2
            """;

    private final Transactions transactions;
    private final ResolveRefund resolve;
    private final Changes changes;

    RefundBook(Transactions transactions, ResolveRefund resolve, Changes changes) {
        this.transactions = transactions;
        this.resolve = resolve;
        this.changes = changes;
    }

    /** The oldest first. */
    Listed<RefundView> inState(String state, PageAsked page) {
        var order = ListOrder.oldestFirst(page);
        var sql = PAGE.formatted(order.operator(), order.direction());
        return transactions.inTransaction(transaction -> {
            var rows =
                    transaction.preparedQuery(sql).executeAndAwait(Tuple.of(state, order.beside(), page.rowsToRead()));
            var read = StreamSupport.stream(rows.spliterator(), false).toList();
            return Listed.of(read, page, row -> List.of(row.getLong("ordinal")), RefundView::of);
        });
    }

    RefundView one(UUID refundId) {
        return transactions.inTransaction(transaction -> RefundView.of(one(transaction, refundId)));
    }

    /** The latest first. */
    List<RefundResource.Attempt> attempts(UUID refundId, int most) {
        return transactions.inTransaction(transaction -> {
            one(transaction, refundId);
            var rows = transaction.preparedQuery(ATTEMPTS).executeAndAwait(Tuple.of(refundId, most));
            return StreamSupport.stream(rows.spliterator(), false)
                    .map(RefundResource.Attempt::of)
                    .toList();
        });
    }

    RefundView resolve(UUID refundId, Resolution resolution) {
        try {
            return transactions.inTransaction(transaction -> resolve(transaction, refundId, resolution));
        } catch (PgException e) {
            throw CHECK_VIOLATION.equals(e.getSqlState()) ? Refusal.of(Catalogue.ABOVE_CAPTURED) : e;
        }
    }

    private RefundView resolve(SqlConnection transaction, UUID refundId, Resolution resolution) {
        var before = RefundView.of(one(transaction, refundId));
        if (!resolve.resolve(transaction, refundId, resolution)) {
            throw Refusal.of(Catalogue.REFUND_NOT_FOUND);
        }
        var after = RefundView.of(one(transaction, refundId));
        changes.record(transaction, "refund/" + refundId, before, after);
        return after;
    }

    private static Row one(SqlConnection transaction, UUID refundId) {
        var rows = transaction
                .preparedQuery(ONE)
                .executeAndAwait(Tuple.of(refundId))
                .iterator();
        if (!rows.hasNext()) {
            throw Refusal.of(Catalogue.REFUND_NOT_FOUND);
        }
        return rows.next();
    }
}
