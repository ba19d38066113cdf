package io.countermand.api.dryrun;

import io.countermand.api.dryrun.Preview.PreviewedRefund;
import io.countermand.domain.money.Money;
import io.countermand.domain.rule.Verdict;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/** Adds up verdicts, so that no page of line items is kept. */
final class Tally {

    private int eligible;
    private final Map<String, Integer> ineligible = new TreeMap<>();
    private Money refund;
    private Money fees;

    Tally(String currencyCode) {
        refund = Money.zero(Currency.getInstance(currencyCode));
        fees = refund;
    }

    void add(Verdict verdict) {
        switch (verdict) {
            case Verdict.Eligible changed -> {
                eligible++;
                refund = refund.plus(changed.refund());
                fees = fees.plus(changed.fee());
            }
            case Verdict.Ineligible kept -> ineligible.merge(kept.rule().id(), 1, Integer::sum);
            case Verdict.Unsettled unsettled ->
                throw new IllegalStateException("rules alone cannot leave a line item unsettled: " + unsettled.cause());
        }
    }

    int eligible() {
        return eligible;
    }

    Map<String, Integer> ineligible() {
        return ineligible;
    }

    PreviewedRefund refund() {
        return new PreviewedRefund(refund.currency().getCurrencyCode(), refund.toDecimal(), fees.toDecimal());
    }
}
