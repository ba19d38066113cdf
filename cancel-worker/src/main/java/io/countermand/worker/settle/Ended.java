package io.countermand.worker.settle;

import io.countermand.domain.action.ActionState;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.PaymentKind;
import io.countermand.worker.refund.NewIntent;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
        if (action.kind() != OrderAction.CANCEL || successful == 0) {
            return "NONE";
        }
        if (action.order().payment() == PaymentKind.ACCOUNT) {
            return "POSTED";
        }
        return refundMinor > 0 ? "PENDING" : "NONE";
    }

    /** What a payment provider is to give back. */
    Optional<NewIntent> intent() {
        var order = action.order();
        return "PENDING".equals(refundState())
                ? Optional.of(new NewIntent(action.id(), order.platformId(), order.id(), refundMinor, order.currency()))
                : Optional.empty();
    }
}
