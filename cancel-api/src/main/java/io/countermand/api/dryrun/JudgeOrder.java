package io.countermand.api.dryrun;

import io.countermand.api.store.Scope;
import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Judging;
import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Judges every line item of an order, page by page, in one transaction that sees one moment and can write nothing. */
final class JudgeOrder {

    private static final String READ_ONLY =
            "set transaction isolation level repeatable read, read only; set local transaction_timeout = '%d ms'";

    private static final String ORDER = """
            select o.id, o.external_ref_id, o.status, o.total_line_items, o.arrived_line_items, o.currency,
                   a.status as account_status, p.window_days, p.zone, p.service_fee_minor
            from %s join access.platform p on p.id = o.platform_id
            """.formatted(Scope.OWN_ORDER);

    private static final String PAGE = """
            select %s from cancellation.line_item i where i.order_id = $1 and i.line_number > $2
            order by i.line_number limit $3
            """.formatted(LineItemRow.FACTS);

    private final SqlConnection transaction;
    private final DryRunConfig limits;

    JudgeOrder(SqlConnection transaction, DryRunConfig limits) {
        this.transaction = transaction;
        this.limits = limits;
        transaction.query(READ_ONLY.formatted(limits.patience().toMillis())).executeAndAwait();
    }

    PreviewedOrder order(Caller caller, String referenceOrderId) {
        var found = rows(ORDER, Scope.arguments(referenceOrderId, caller));
        if (found.isEmpty()) {
            throw Refusal.of(Catalogue.ORDER_NOT_FOUND);
        }
        var order = PreviewedOrder.of(found.getFirst());
        order.state().mustTakeActions();
        if (order.state().totalLineItems() > limits.lineItemsMax()) {
            throw Refusal.of(
                    Catalogue.TOO_MANY_LINE_ITEMS,
                    limits.lineItemsMax(),
                    order.state().totalLineItems());
        }
        return order;
    }

    Tally tally(PreviewedOrder order, Judging judging) {
        var tally = new Tally(order.currencyCode());
        var page = page(order, 0);
        while (!page.isEmpty()) {
            page.forEach(row -> tally.add(Judge.verdict(order.facts(row), judging)));
            page = page(order, page.getLast().getInteger("line_number"));
        }
        return tally;
    }

    private List<Row> page(PreviewedOrder order, int afterLine) {
        return rows(PAGE, Tuple.of(order.id(), afterLine, limits.pageSize()));
    }

    private List<Row> rows(String sql, Tuple arguments) {
        var rows = transaction.preparedQuery(sql).executeAndAwait(arguments);
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
