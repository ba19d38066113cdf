package io.countermand.domain.refund;

import static java.math.RoundingMode.HALF_UP;

import io.countermand.domain.money.Money;
import java.math.BigDecimal;

/**
 * The tax inside a partial refund: the share of all that is given back so far, less what was in the refunds before. The
 * parts of a payment that is given back bit by bit add up to its tax exactly, however they are cut.
 */
public final class TaxShare {

    private TaxShare() {}

    /** @param payment gross and tax of what was captured @param before what was given back already */
    public static Money of(Taxed payment, Money before, Money amount) {
        return payment.taxOf(before.plus(amount)).minus(payment.taxOf(before));
    }

    /** A payment and the tax in it. */
    public record Taxed(Money gross, Money tax) {

        private Money taxOf(Money part) {
            if (!gross.isPositive()) {
                return Money.zero(gross.currency());
            }
            var share = BigDecimal.valueOf(tax.minorUnits())
                    .multiply(BigDecimal.valueOf(part.minorUnits()))
                    .divide(BigDecimal.valueOf(gross.minorUnits()), 0, HALF_UP);
            return new Money(share.longValueExact(), gross.currency());
        }
    }
}
