package io.countermand.domain.rule;

import io.countermand.domain.action.OrderAction;
import java.time.Duration;
import java.time.ZoneOffset;

/** What the judge says in the standard situation: UTC, five days, no fee, asked an hour after issue. */
final class Verdicts {

    static final String ELIGIBLE = "eligible";
    static final Policy FIVE_DAYS = new Policy(5, ZoneOffset.UTC, 0);

    private Verdicts() {}

    static Judging soonAfterIssue(OrderAction action) {
        return new Judging(action, FIVE_DAYS, ALineItem.ISSUED.plus(Duration.ofHours(1)));
    }

    /** The id of the rule that decided, or {@link #ELIGIBLE}. */
    static String deciding(ALineItem item, Judging judging) {
        return switch (Judge.verdict(item.facts(), judging)) {
            case Verdict.Eligible eligible -> ELIGIBLE;
            case Verdict.Ineligible(var rule, var detail) -> rule.id();
            case Verdict.Unsettled unsettled -> "unsettled";
        };
    }

    static String deciding(ALineItem item, OrderAction action) {
        return deciding(item, soonAfterIssue(action));
    }

    /** The sentence that explains why not. */
    static String detail(ALineItem item, OrderAction action) {
        return switch (Judge.verdict(item.facts(), soonAfterIssue(action))) {
            case Verdict.Eligible eligible -> "";
            case Verdict.Ineligible(var rule, var sentence) -> sentence;
            case Verdict.Unsettled(var cause) -> cause;
        };
    }
}
