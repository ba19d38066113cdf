package io.countermand.domain.refund;

import io.countermand.domain.money.Money;
import java.util.UUID;

/** One refund that is due, and what we know of its payment. */
public record RefundDue(UUID key, Money amount, Facts facts) {

    /**
     * @param tax of the whole payment
     * @param explained what was given back of the payment as far as we know: by us, or by others with our consent
     * @param everythingIsVoid no line item that the payment paid for is alive
     * @param dedupesByKey the provider answers a repeat of a key as the first time
     */
    public record Facts(Money tax, Money explained, boolean everythingIsVoid, boolean dedupesByKey) {}
}
