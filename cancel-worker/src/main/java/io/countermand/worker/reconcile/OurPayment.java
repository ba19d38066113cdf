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
 * @param refunds at least one, the oldest first
 */
record OurPayment(long id, PaymentProvider.Payment reference, Money accepted, Claim claim, List<OurRefund> refunds) {

    /** @param dueAt when it was to be compared @param until the lease: later, somebody else may compare it */
    record Claim(Instant dueAt, Instant until) {}

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
