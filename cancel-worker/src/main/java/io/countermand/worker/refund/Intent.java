package io.countermand.worker.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.RefundState;
import io.countermand.domain.refund.Request;
import io.countermand.worker.provider.PaymentProvider;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it is written down.
 *
 * @param sent the kind of the last request; null while none was made
 */
record Intent(
        Keys keys, Money amount, RefundState state, Request.@Nullable Kind sent, Claim claim, PaymentNow payment) {

    /** @param id the provider knows it by this */
    record Keys(UUID id, UUID actionId, long orderId, String referenceOrderId) {}

    /** @param until the lease: later, somebody else may have it @param failures in a row */
    record Claim(long epoch, Instant until, int failures) {}

    /**
     * @param isForeign orders of several platforms name it, or it is of another currency: whose it is, a human has to find out
     * @param version when this was read; whoever sends in between changes it
     */
    record PaymentNow(
            long id, PaymentProvider.Payment reference, boolean isForeign, Money tax, Money explained, long version) {}
}
