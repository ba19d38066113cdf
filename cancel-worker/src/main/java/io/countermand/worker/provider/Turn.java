package io.countermand.worker.provider;

import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.Request;
import java.util.UUID;

/**
 * Leave to call a provider now, within its limits. Taken before the call and apart from it: whoever waited for its turn looks
 * at the clock before it sends.
 */
public final class Turn implements AutoCloseable {

    private final Provider provider;

    Turn(Provider provider) {
        this.provider = provider;
    }

    public Reading read(PaymentProvider.Payment payment) {
        return provider.protocol().read(provider.connection(), payment);
    }

    public Answer giveBack(PaymentProvider.Payment payment, Request request, UUID key) {
        return provider.protocol().giveBack(provider.connection(), payment, request, key);
    }

    @Override
    public void close() {
        provider.connection().turns().giveBack();
    }
}
