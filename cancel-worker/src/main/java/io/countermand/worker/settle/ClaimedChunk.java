package io.countermand.worker.settle;

import io.countermand.domain.rule.Verdict;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A range of line items of one action, claimed by the lock on its row until the transaction ends.
 *
 * @param failures how often it failed alone for its content
 */
record ClaimedChunk(UUID actionId, int number, int platformId, long orderId, int fromLine, int toLine, int failures) {

    static ClaimedChunk of(Row row) {
        return new ClaimedChunk(
                row.getUUID("action_id"),
                row.getInteger("number"),
                row.getInteger("platform_id"),
                row.getLong("order_id"),
                row.getInteger("from_line"),
                row.getInteger("to_line"),
                row.getInteger("failures"));
    }

    boolean covers(int lineNumber) {
        return fromLine <= lineNumber && lineNumber <= toLine;
    }

    /** Its line items as nothing but their numbers, each without a verdict. */
    List<JudgedItem> unread(RunningAction action, String cause) {
        return IntStream.rangeClosed(fromLine, toLine)
                .mapToObj(line -> new LockedItem(orderId, line, null, "", null))
                .map(item -> new JudgedItem(action, number, item, new Verdict.Unsettled(cause)))
                .toList();
    }

    int lineItems() {
        return toLine - fromLine + 1;
    }
}
