package io.countermand.worker.settle;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A range of line items of one action, claimed by the lock on its row until the transaction ends. */
record ClaimedChunk(UUID actionId, int number, int platformId, long orderId, int fromLine, int toLine) {

    static ClaimedChunk of(Row row) {
        return new ClaimedChunk(
                row.getUUID("action_id"),
                row.getInteger("number"),
                row.getInteger("platform_id"),
                row.getLong("order_id"),
                row.getInteger("from_line"),
                row.getInteger("to_line"));
    }

    boolean covers(int lineNumber) {
        return fromLine <= lineNumber && lineNumber <= toLine;
    }

    int lineItems() {
        return toLine - fromLine + 1;
    }
}
