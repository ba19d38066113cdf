package io.countermand.domain.rule;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;

/** Applies the rules of an action to one line item. The same judge answers canCancel, a dry run and the real verdict. */
public final class Judge {

    private Judge() {}

    public static Verdict verdict(LineItemFacts item, Judging judging) {
        for (var rule : judging.rules().of(judging.action())) {
            var objection = rule.check().objection(item, judging);
            if (objection.isPresent()) {
                return new Verdict.Ineligible(rule, objection.get());
            }
        }
        return eligible(item, judging);
    }

    private static Verdict.Eligible eligible(LineItemFacts item, Judging judging) {
        var nothing = Money.zero(item.charged().currency());
        if (judging.action() != OrderAction.CANCEL) {
            return new Verdict.Eligible(nothing, nothing);
        }
        var fee = new Money(judging.policy().serviceFeeMinor(), nothing.currency()).atMost(item.charged());
        return new Verdict.Eligible(item.charged().minus(fee), fee);
    }
}
