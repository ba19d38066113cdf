package io.countermand.worker.settle;

import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A line item under its row lock: nothing about it changes until the transaction ends. Its words are as they are stored, so
 * that one which cannot be judged can still be told of.
 */
record LockedItem(
        long orderId,
        int lineNumber,
        @Nullable String externalRefId,
        String product,
        @Nullable String reward) {

    static LockedItem of(Row row) {
        return new LockedItem(
                row.getLong("order_id"),
                row.getInteger("line_number"),
                row.getString("external_ref_id"),
                row.getString("product_kind"),
                row.getString("reward"));
    }
}
