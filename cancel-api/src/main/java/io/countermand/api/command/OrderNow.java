package io.countermand.api.command;

import io.countermand.api.order.OrderState;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.order.OrderStatus;
import io.countermand.edge.refusal.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as one read found it.
 *
 * @param ended how many actions of the asked kind have ended on the asked target: the generation of the next one
 * @param running the action that a command joins; null if it starts one
 * @param lineItem that a command is aimed at; null if at the whole order
 */
record OrderNow(
        @Nullable String externalRefId,
        OrderStatus status,
        int totalLineItems,
        int arrivedLineItems,
        int ended,
        @Nullable Running running,
        @Nullable LineItemNow lineItem) {

    /** An action that has not ended. */
    record Running(ActionState state, Instant acceptedAt) {}

    /** @throws Refusal 422 if the order, or the line item, does not take the action */
    void mustTake(Asked asked, Instant acceptedAt) {
        new OrderState(status, totalLineItems, arrivedLineItems).mustTakeActions();
        if (lineItem != null) {
            lineItem.mustTake(asked.action(), acceptedAt);
        }
    }
}
