package io.countermand.domain.action;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.order.LineItemId;
import org.jspecify.annotations.Nullable;

/** What an action is aimed at: a whole order, or one line item of it. */
public record Target(String referenceOrderId, @Nullable Integer lineNumber) {

    public Target {
        requireNonNull(referenceOrderId, "referenceOrderId is missing");
    }

    public static Target order(String referenceOrderId) {
        return new Target(referenceOrderId, null);
    }

    public static Target lineItem(LineItemId id) {
        return new Target(id.referenceOrderId(), id.lineNumber());
    }
}
