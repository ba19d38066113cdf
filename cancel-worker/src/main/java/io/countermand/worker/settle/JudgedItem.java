package io.countermand.worker.settle;

import io.countermand.domain.rule.Verdict;
import io.countermand.domain.rule.Verdict.Eligible;
import io.countermand.domain.rule.Verdict.Ineligible;
import io.countermand.domain.rule.Verdict.Unsettled;
import org.jspecify.annotations.Nullable;

/** A line item and what was decided of it. */
record JudgedItem(RunningAction action, int chunk, LockedItem item, Verdict verdict) {

    boolean isEligible() {
        return verdict instanceof Eligible;
    }

    /** Items settled by an earlier action are counted, not written again. */
    boolean isNews() {
        return !"ALREADY_SETTLED".equals(rule());
    }

    boolean isUnsettled() {
        return verdict instanceof Unsettled;
    }

    String word() {
        return switch (verdict) {
            case Eligible eligible -> "ELIGIBLE";
            case Ineligible ineligible -> "INELIGIBLE";
            case Unsettled unsettled -> "UNSETTLED";
        };
    }

    @Nullable
    String rule() {
        return switch (verdict) {
            case Eligible eligible -> null;
            case Ineligible ineligible -> ineligible.rule().id();
            case Unsettled unsettled -> Unsettled.RULE;
        };
    }

    @Nullable
    Integer ruleVersion() {
        return verdict instanceof Ineligible ineligible ? ineligible.rule().version() : null;
    }

    @Nullable
    String detail() {
        return switch (verdict) {
            case Eligible eligible -> null;
            case Ineligible ineligible -> ineligible.detail();
            case Unsettled unsettled -> unsettled.cause();
        };
    }

    long refundMinor() {
        return verdict instanceof Eligible eligible ? eligible.refund().minorUnits() : 0;
    }

    long feeMinor() {
        return verdict instanceof Eligible eligible ? eligible.fee().minorUnits() : 0;
    }

    String currency() {
        return action.order().currency();
    }
}
