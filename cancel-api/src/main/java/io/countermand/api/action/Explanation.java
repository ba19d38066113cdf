package io.countermand.api.action;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.rule.Rule;
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

    /** Of line items that are counted and not judged again. */
    static String settledBefore(OrderAction action, int count, Rule rule) {
        return "%d unchanged, by rule %s (version %d): already %s by an earlier action, which shows the verdicts."
                .formatted(
                        count,
                        rule.id(),
                        rule.version(),
                        action == OrderAction.FREEZE ? "frozen or cancelled" : "cancelled");
    }

    /** The cause stays inside: it may be the text of an error of ours. */
    static String unsettled() {
        return "Unchanged so far: no verdict could be reached, and a person will look at it.";
    }

    private static String feeOf(Money fee) {
        return ", after a service fee of " + fee;
    }
}
