package io.countermand.api.command;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Judging;
import io.countermand.domain.rule.LineItemFacts;
import io.countermand.domain.rule.Policy;
import io.countermand.domain.rule.Verdict.Ineligible;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.FieldError;
import io.countermand.edge.refusal.Refusal;
import java.time.Instant;
import java.util.List;

/**
 * A line item as one read found it.
 *
 * @param isInMotion whether an action that covers it has not ended: nobody knows yet what it leaves behind
 */
record LineItemNow(LineItemFacts facts, Policy policy, boolean isInMotion) {

    private static final String RULE = "rule";

    /** @throws Refusal 422 if it is known already that the verdict would be a no */
    void mustTake(OrderAction action, Instant acceptedAt) {
        if (!isInMotion
                && Judge.verdict(facts, new Judging(action, policy, acceptedAt)) instanceof Ineligible ineligible) {
            throw refused(action, ineligible);
        }
    }

    private static Refusal refused(OrderAction action, Ineligible ineligible) {
        var entry = entry(action);
        var rule = ineligible.rule();
        var why = Catalogue.RULE_OBJECTS.message(rule.id(), rule.version(), ineligible.detail());
        return Refusal.because(entry, List.of(new FieldError(RULE, entry.key(), why)));
    }

    private static Catalogue entry(OrderAction action) {
        return switch (action) {
            case CANCEL -> Catalogue.NOT_CANCELLABLE;
            case FREEZE -> Catalogue.NOT_FREEZABLE;
            case UNFREEZE -> Catalogue.NOT_UNFREEZABLE;
        };
    }
}
