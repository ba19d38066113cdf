package io.countermand.api.action;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import org.jspecify.annotations.Nullable;

/** A verdict in one sentence for people. */
final class Explanation {

    private Explanation() {}

    static String eligible(OrderAction action, Money refund, Money fee) {
        return switch (action) {
            case CANCEL ->
                "Cancelled: every rule agreed. %s goes back%s.".formatted(refund, fee.isPositive() ? feeOf(fee) : "");
            case FREEZE -> "Frozen: every rule agreed.";
            case UNFREEZE -> "Unfrozen: every rule agreed.";
        };
    }

    static String ineligible(@Nullable String rule, @Nullable Integer version, @Nullable String detail) {
        return "Unchanged, by rule %s (version %s): %s.".formatted(rule, version, detail);
    }

    /** The cause stays inside: it may be the text of an error of ours. */
    static String unsettled() {
        return "Unchanged so far: no verdict could be reached, and a person will look at it.";
    }

    private static String feeOf(Money fee) {
        return ", after a service fee of " + fee;
    }
}
