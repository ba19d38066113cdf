package io.countermand.worker.reconcile;

import io.countermand.backbone.store.Unnest;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/**
 * Line items of one order that are examined together.
 *
 * @param items how many there are between the two
 */
record Stretch(long orderId, int fromLine, int toLine, int items) {

    /** For {@code unnest($1::bigint[], $2::int[], $3::int[]) as s(order_id, from_line, to_line)}. */
    static Tuple parameters(List<Stretch> stretches) {
        return Unnest.of(stretches)
                .longs(Stretch::orderId)
                .integers(Stretch::fromLine)
                .integers(Stretch::toLine)
                .tuple();
    }
}
