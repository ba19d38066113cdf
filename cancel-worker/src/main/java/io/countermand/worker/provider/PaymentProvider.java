package io.countermand.worker.provider;

import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.Request;
import java.util.Currency;
import java.util.UUID;

/**
 * The protocol of one provider. A second provider is one more bean of this type: it says what to send and what an answer
 * means; how to call, and what a failed call means, is the same for all. Never throws for what a provider does.
 */
public interface PaymentProvider {

    /** What {@code protocol} in the settings of a provider names. */
    String protocol();

    Reading read(ProviderConnection connection, Payment payment);

    /** Calls at most once. */
    Answer giveBack(ProviderConnection connection, Payment payment, Request request, UUID key);

    /** @param transactionId the provider's own id of it */
    record Payment(String transactionId, Currency currency) {}
}
