package io.countermand.api.action;

import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import org.jspecify.annotations.Nullable;

/**
 * The order that an action is about, as far as a view of the action shows it.
 *
 * @param totalLineItems of the target: one if it is a line item
 */
record OrderOfAction(
        String platform,
        Target target,
        @Nullable String externalRefId,
        String customerIdentifier,
        String accountIdentifier,
        String currencyCode,
        int totalLineItems) {

    /** Null if the target is the whole order. */
    @Nullable
    String referenceLineItemId() {
        var line = target.lineNumber();
        return line == null ? null : new LineItemId(target.referenceOrderId(), line).toString();
    }
}
