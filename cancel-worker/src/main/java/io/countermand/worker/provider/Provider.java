package io.countermand.worker.provider;

import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.Request;
import io.countermand.worker.WorkerConfig;
import java.util.UUID;

/** One provider as configured. Orders name it. */
public record Provider(
        String name, WorkerConfig.Provider settings, PaymentProvider protocol, ProviderConnection connection) {

    public Reading read(PaymentProvider.Payment payment) {
        return protocol.read(connection, payment);
    }

    public Answer giveBack(PaymentProvider.Payment payment, Request request, UUID key) {
        return protocol.giveBack(connection, payment, request, key);
    }
}
