package io.countermand.worker.intake;

import io.countermand.backbone.intake.Received;
import io.countermand.domain.wire.OrderActionRequested;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What commands are checked against: the orders they name, and whose they are. */
final class KnownOrders {

    private static final String READ = """
            select o.reference_order_id, p.name as platform, o.total_line_items
            from cancellation.orders o join access.platform p on p.id = o.platform_id
            where o.reference_order_id = any ($1)
            """;

    record KnownOrder(String referenceOrderId, String platform, int totalLineItems) {}

    private KnownOrders() {}

    static Map<String, KnownOrder> read(SqlConnection transaction, List<Received<OrderActionRequested>> batch) {
        var references = batch.stream()
                .map(one -> one.content().target().referenceOrderId())
                .distinct()
                .toArray(String[]::new);
        var rows = transaction.preparedQuery(READ).executeAndAwait(Tuple.of(references));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new KnownOrder(
                        row.getString("reference_order_id"),
                        row.getString("platform"),
                        row.getInteger("total_line_items")))
                .collect(Collectors.toMap(KnownOrder::referenceOrderId, order -> order));
    }
}
