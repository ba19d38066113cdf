package io.countermand.worker.settle;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/** Writes line items of which no verdict could be reached down for a human. */
final class UnsettledItems {

    private static final String ADD = """
            insert into cancellation.unsettled_item (action_id, order_id, line_number, cause, recorded_at)
            select t.*, $5 from unnest($1::uuid[], $2::bigint[], $3::int[], $4::text[]) as t
            """;

    private UnsettledItems() {}

    static void add(SqlConnection transaction, List<JudgedItem> unsettled, Instant now) {
        if (unsettled.isEmpty()) {
            return;
        }
        var parameters = Unnest.of(unsettled)
                .uuids(one -> one.action().id())
                .longs(one -> one.item().orderId())
                .integers(one -> one.item().lineNumber())
                .texts(JudgedItem::detail)
                .all(now);
        transaction.preparedQuery(ADD).executeAndAwait(parameters.tuple());
    }
}
