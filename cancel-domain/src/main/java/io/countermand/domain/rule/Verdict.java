package io.countermand.domain.rule;

import io.countermand.domain.money.Money;

/** What was decided of one line item. */
public sealed interface Verdict {

    /** The action changes the line item. {@code refund} goes back and {@code fee} is kept; both zero unless it is a cancel. */
    record Eligible(Money refund, Money fee) implements Verdict {}

    /** The line item stays as it is, because of this rule. */
    record Ineligible(Rule rule, String detail) implements Verdict {}

    /** No verdict could be reached; a human looks at it. Nothing was changed. */
    record Unsettled(String cause) implements Verdict {

        /** Under which it is counted, beside the ids of the rules. */
        public static final String RULE = "UNSETTLED";
    }
}
