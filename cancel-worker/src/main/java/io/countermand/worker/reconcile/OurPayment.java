package io.countermand.worker.reconcile;

import io.countermand.domain.money.Money;
import io.countermand.worker.provider.PaymentProvider;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A payment and our refunds of it.
 *
 * @param accepted what others gave back of it, with a human's consent
 * @param until the lease: later, somebody else may compare it
 * @param refunds at least one, the oldest first
 */
record OurPayment(long id, PaymentProvider.Payment reference, Money accepted, Instant until, List<OurRefund> refunds) {

    OurPayment {
        refunds = List.copyOf(refunds);
    }

    long orderId() {
        return refunds.getFirst().owed().orderId();
    }

    Instant lastChangedAt() {
        return refunds.stream()
                .map(OurRefund::changedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
