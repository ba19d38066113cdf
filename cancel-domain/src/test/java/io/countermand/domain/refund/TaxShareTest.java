package io.countermand.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.money.Money;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxShareTest {

    private static final int PAYMENTS = 20_000;

    /** However a payment is cut, its parts have its tax between them, none more than itself and none less than nothing. */
    @Test
    void partsOfAPaymentHaveItsTaxBetweenThem() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < PAYMENTS; i++) {
            var gross = 1 + random.nextLong(random.nextBoolean() ? 100 : Money.LARGEST_AMOUNT);
            var tax = random.nextLong(gross + 1);
            var payment = new TaxShare.Taxed(usd(gross), usd(tax));
            long before = 0;
            long taxes = 0;
            while (before < gross) {
                var part = 1 + random.nextLong(gross - before);
                var share = TaxShare.of(payment, usd(before), usd(part)).minorUnits();
                assertThat(share).as("seed %d", seed).isBetween(0L, part);
                taxes += share;
                before += part;
            }
            assertThat(taxes).as("seed %d", seed).isEqualTo(tax);
        }
    }

    @Test
    void aPaymentWithoutTaxHasNoneInItsParts() {
        var payment = new TaxShare.Taxed(usd(1000), usd(0));

        assertThat(TaxShare.of(payment, usd(0), usd(333))).isEqualTo(usd(0));
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
