package io.countermand.worker.settle;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * A range of line items of one action, claimed by the lock on its row until the transaction ends.
 *
 * @param attempts how often it failed alone
 */
record ClaimedChunk(UUID actionId, int number, int platformId, long orderId, int fromLine, int toLine, int attempts) {

    static ClaimedChunk of(Row row) {
        return new ClaimedChunk(
                row.getUUID("action_id"),
                row.getInteger("number"),
                row.getInteger("platform_id"),
                row.getLong("order_id"),
                row.getInteger("from_line"),
                row.getInteger("to_line"),
                row.getInteger("attempts"));
    }

    boolean covers(int lineNumber) {
        return fromLine <= lineNumber && lineNumber <= toLine;
    }

    int lineItems() {
        return toLine - fromLine + 1;
    }
}
