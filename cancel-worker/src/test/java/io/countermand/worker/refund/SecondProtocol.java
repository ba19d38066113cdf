package io.countermand.worker.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.Request;
import io.countermand.worker.provider.PaymentProvider;
import io.countermand.worker.provider.ProviderConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All that a second provider takes. This one is in memory; a real one calls {@link ProviderConnection#call}. */
@ApplicationScoped
class SecondProtocol implements PaymentProvider {

    static final String NAME = "second";
    static final long CAPTURED_MINOR = 5_000;

    private static final Map<String, GivenBack> GIVEN_BACK = new ConcurrentHashMap<>();

    static Map<String, GivenBack> givenBack() {
        return GIVEN_BACK;
    }

    @Override
    public String protocol() {
        return NAME;
    }

    @Override
    public Reading read(ProviderConnection connection, Payment payment) {
        var refund = GIVEN_BACK.get(payment.transactionId());
        var captured = Money.of(CAPTURED_MINOR, payment.currency().getCurrencyCode());
        var refunds = refund == null ? List.<GivenBack>of() : List.of(refund);
        var refunded = refund == null ? Money.of(0, payment.currency().getCurrencyCode()) : refund.amount();
        return new Reading.Found(new ProviderPayment(ProviderPayment.State.CAPTURED, captured, refunded, refunds));
    }

    @Override
    public Answer giveBack(ProviderConnection connection, Payment payment, Request request, UUID key) {
        var refund = new GivenBack(key.toString(), request.amount());
        return GIVEN_BACK.putIfAbsent(payment.transactionId(), refund) == null
                ? new Answer(Answer.Kind.REFUNDED, "done")
                : new Answer(Answer.Kind.ALREADY_REFUNDED, "done before");
    }
}
