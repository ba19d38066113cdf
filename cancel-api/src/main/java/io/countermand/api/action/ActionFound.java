package io.countermand.api.action;

import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.wire.RefundSummary;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order or line item of the caller's, and what one read found of an action on it.
 *
 * @param ended how many actions of each kind have ended on it
 * @param isParked whether a command for the action waits for a person
 * @param ingested null if no such action was ingested
 */
record ActionFound(
        OrderOfAction order,
        Map<OrderAction, Integer> ended,
        boolean isParked,
        @Nullable ActionSummary ingested) {

    /**
     * The action under this id. The next computed id is PENDING before it is ingested: whoever was answered 202 can follow its
     * Location at once, and sees NEEDS_REVIEW when its command was parked. Any other id that was not ingested is none.
     */
    Optional<ActionSummary> action(UUID actionId) {
        if (ingested != null) {
            return Optional.of(ingested);
        }
        return Arrays.stream(OrderAction.values())
                .filter(kind -> actionId.equals(nextId(kind)))
                .findFirst()
                .map(kind -> pending(kind, actionId));
    }

    private UUID nextId(OrderAction kind) {
        return ActionId.of(order.platform(), order.target(), kind, ended.getOrDefault(kind, 0));
    }

    private ActionSummary pending(OrderAction kind, UUID actionId) {
        return new ActionSummary(
                order.target().referenceOrderId(),
                order.referenceLineItemId(),
                order.externalRefId(),
                order.customerIdentifier(),
                order.accountIdentifier(),
                kind,
                actionId,
                isParked ? ActionStatus.NEEDS_REVIEW : ActionStatus.PENDING,
                null,
                null,
                order.totalLineItems(),
                0,
                0,
                Map.of(),
                null,
                nothing(),
                null,
                null);
    }

    private RefundSummary nothing() {
        var zero = Money.of(0, order.currencyCode()).toDecimal();
        return new RefundSummary(order.currencyCode(), zero, zero, "NONE");
    }
}
