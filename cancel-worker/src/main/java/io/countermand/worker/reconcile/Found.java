package io.countermand.worker.reconcile;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A difference between our books and a provider's.
 *
 * @param actionId of our refund; null where there is none
 * @param providerRefund by what the provider's refund is told from others of the order; null where there is none
 */
record Found(
        DifferenceKind kind,
        long orderId,
        @Nullable UUID actionId,
        @Nullable String providerRefund,
        String detail) {

    static Found of(DifferenceKind kind, OurRefund refund, String detail) {
        return new Found(kind, refund.owed().orderId(), refund.owed().actionId(), null, detail);
    }
}
