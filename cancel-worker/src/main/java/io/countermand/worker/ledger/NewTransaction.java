package io.countermand.worker.ledger;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ledger transaction about to be opened: a charge or funding belongs to no action, a void to one chunk of one, the end of a
 * refund through a provider to all of one.
 */
public record NewTransaction(
        int platformId,
        String kind,
        @Nullable Long orderId,
        @Nullable UUID actionId,
        @Nullable Integer chunk) {

    public static final String FUNDING = "FUNDING";
    public static final String CHARGE = "CHARGE";
    public static final String VOID = "VOID";
    public static final String REFUND = "REFUND";
    public static final String RELEASE = "RELEASE";
    public static final String CREDIT = "CREDIT";
    public static final String WRITE_OFF = "WRITE_OFF";
}
