package io.countermand.domain.money;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in minor units (cents) of one ISO 4217 currency. Adding two currencies is a programming error and throws.
 * Sums are exact: they throw rather than overflow.
 */
public record Money(long minorUnits, Currency currency) {

    /** Single amounts from outside above this are refused, so that no sum of them can overflow (ours). */
    public static final long LARGEST_AMOUNT = 1_000_000_000_000L;

    public Money {
        if (currency.getDefaultFractionDigits() < 0) {
            throw new AmountNotAccepted(currency + " has no minor unit");
        }
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public static Money of(long minorUnits, String currencyCode) {
        return new Money(minorUnits, Currency.getInstance(currencyCode));
    }

    /**
     * Reads a decimal amount in major units, as the HTTP and Kafka formats carry it.
     *
     * @throws AmountNotAccepted if it is negative, finer than the currency's minor unit, or above {@link #LARGEST_AMOUNT}
     */
    public static Money ofDecimal(BigDecimal amount, Currency currency) {
        if (amount.signum() < 0) {
            throw new AmountNotAccepted("amount " + plain(amount) + " is negative");
        }
        // Compared before it is scaled: 1e999999999 must not become a billion digits.
        if (amount.compareTo(BigDecimal.valueOf(LARGEST_AMOUNT)) > 0) {
            throw new AmountNotAccepted("amount is above the largest one accepted");
        }
        var minor = amount.stripTrailingZeros().movePointRight(currency.getDefaultFractionDigits());
        if (minor.scale() > 0) {
            throw new AmountNotAccepted("amount is finer than the minor unit of " + currency);
        }
        if (minor.compareTo(BigDecimal.valueOf(LARGEST_AMOUNT)) > 0) {
            throw new AmountNotAccepted("amount " + plain(amount) + " is above the largest one accepted");
        }
        return new Money(minor.longValueExact(), currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, sameCurrency(other)), currency);
    }

    public Money atMost(Money other) {
        return minorUnits <= sameCurrency(other) ? this : other;
    }

    public boolean isMoreThan(Money other) {
        return minorUnits > sameCurrency(other);
    }

    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** In major units, always with all of the currency's decimals. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency;
    }

    private static String plain(BigDecimal amount) {
        // As long: precision minus the smallest scale there is does not fit an int.
        var integerDigits = (long) amount.precision() - amount.scale();
        return integerDigits > 30 || amount.scale() > 30 ? "given" : amount.toPlainString();
    }

    private long sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other.minorUnits;
    }
}
