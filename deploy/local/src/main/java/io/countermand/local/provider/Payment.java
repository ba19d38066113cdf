package io.countermand.local.provider;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transaction as the provider sees it. Amounts are decimals of its currency.
 *
 * @param gross the amount that was authorised, or captured once it was; tax included
 * @param refunds in the order they took effect
 */
record Payment(
        String transactionId,
        State state,
        BigDecimal gross,
        BigDecimal tax,
        String currencyIso3,
        List<GivenBack> refunds) {

    /** Where it stands: authorised, then captured or cancelled, then perhaps refunded. */
    enum State {
        AUTHORIZED,
        CAPTURED,
        CANCELLED,
        REFUNDED
    }

    /** @param externalTransactionId the caller's key; null when none was sent */
    record GivenBack(@Nullable String externalTransactionId, BigDecimal grossAmount) {}

    Payment {
        refunds = List.copyOf(refunds);
    }

    BigDecimal refunded() {
        return refunds.stream().map(GivenBack::grossAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal left() {
        return gross.subtract(refunded());
    }

    Optional<GivenBack> refundOf(String key) {
        return refunds.stream()
                .filter(refund -> key.equals(refund.externalTransactionId()))
                .findFirst();
    }

    Payment captured() {
        return in(State.CAPTURED);
    }

    /** The key is kept beside it, so that a repeat of the cancel is recognised. */
    Payment cancelled(@Nullable String key) {
        return with(State.CANCELLED, new GivenBack(key, BigDecimal.ZERO));
    }

    Payment refunded(@Nullable String key, BigDecimal amount) {
        var whole = amount.compareTo(left()) == 0;
        return with(whole ? State.REFUNDED : State.CAPTURED, new GivenBack(key, amount));
    }

    private Payment in(State next) {
        return new Payment(transactionId, next, gross, tax, currencyIso3, refunds);
    }

    private Payment with(State next, GivenBack refund) {
        var all = new ArrayList<>(refunds);
        all.add(refund);
        return new Payment(transactionId, next, gross, tax, currencyIso3, all);
    }
}
