package io.countermand.domain.refund;

import io.countermand.domain.NameBasedId;
import java.util.UUID;

/**
 * What the provider knows a refund by, and its id here. Computed from action and payment alone: an amount or a number of
 * tries in it would change after the first try, and a provider that recognises keys would pay twice.
 */
public final class RefundKey {

    private RefundKey() {}

    public static UUID of(UUID actionId, String provider, String transactionId) {
        return NameBasedId.of("refund", actionId.toString(), provider, transactionId);
    }
}
