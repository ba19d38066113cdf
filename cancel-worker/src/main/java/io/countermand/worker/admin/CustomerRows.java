package io.countermand.worker.admin;

import io.countermand.edge.page.PageAsked;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads customers. */
final class CustomerRows {

    private static final String CUSTOMERS =
            "select id, identifier, created_at from cancellation.customer where platform_id = $1";
    private static final String ONE = CUSTOMERS + " and identifier = $2";
    private static final String PAGE = CUSTOMERS + " and id %s $2 order by id %s limit $3";

    private CustomerRows() {}

    /** Fails with 404 if there is none. */
    static Row one(SqlConnection transaction, int platformId, String customer) {
        var rows = transaction
                .preparedQuery(ONE)
                .executeAndAwait(Tuple.of(platformId, customer))
                .iterator();
        if (!rows.hasNext()) {
            throw Refusal.of(Catalogue.CUSTOMER_NOT_FOUND);
        }
        return rows.next();
    }

    static Listed<CustomerView> page(SqlConnection transaction, int platformId, PageAsked page) {
        var order = ListOrder.oldestFirst(page);
        var rows = transaction
                .preparedQuery(PAGE.formatted(order.operator(), order.direction()))
                .executeAndAwait(Tuple.of(platformId, order.beside(), page.rowsToRead()));
        var read = StreamSupport.stream(rows.spliterator(), false).toList();
        return Listed.of(read, page, row -> List.of(row.getLong("id")), CustomerView::of);
    }
}
