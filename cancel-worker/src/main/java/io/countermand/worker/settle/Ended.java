package io.countermand.worker.settle;

import io.countermand.domain.action.ActionState;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.PaymentKind;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action that ended, with its final counts. */
record Ended(
        RunningAction action,
        @Nullable Integer lineNumber,
        int total,
        int successful,
        int unsettled,
        Map<String, Integer> ineligible,
        long refundMinor,
        long feeMinor,
        Instant at) {

    static Ended of(Row row, RunningAction action, Map<String, Integer> ineligible, Instant at) {
        return new Ended(
                action,
                row.getInteger("line_number"),
                row.getInteger("total_line_items"),
                row.getInteger("successful"),
                row.getInteger("unsettled"),
                ineligible,
                row.getLong("refund_minor"),
                row.getLong("fee_minor"),
                at);
    }

    ActionState state() {
        return ActionState.ended(successful, total);
    }

    int failed() {
        return total - successful;
    }

    /** POSTED when the account has it already, PENDING while a payment provider has yet to confirm. */
    String refundState() {
        if (action.judging().action() != OrderAction.CANCEL || successful == 0) {
            return "NONE";
        }
        return action.order().payment() == PaymentKind.ACCOUNT ? "POSTED" : "PENDING";
    }
}
