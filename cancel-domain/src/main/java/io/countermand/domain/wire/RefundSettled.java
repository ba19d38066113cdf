package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The refund of an action through a payment provider is final, or waits for a human.
 *
 * @param refundId the provider knows it by the same id
 * @param state REFUNDED, RELEASED, POSTED (the customer's account has it instead), NONE (written off) or NEEDS_REVIEW
 * @param reason why a human has to look, to NEEDS_REVIEW
 * @param orderAction the outcome of the action as it was told, with the refund as it is now
 */
public record RefundSettled(
        int schema,
        String platform,
        String customerIdentifier,
        String accountIdentifier,
        long sequence,
        String referenceOrderId,
        @Nullable String externalRefID,
        UUID actionId,
        UUID refundId,
        String provider,
        String transactionId,
        BigDecimal amount,
        String currencyCode,
        String state,
        @Nullable String reason,
        Instant at,
        OrderActionSettled orderAction) {

    public static final int SCHEMA = 1;

    public RefundSettled {
        requireNonNull(platform, "platform is missing");
        requireNonNull(customerIdentifier, "customerIdentifier is missing");
        requireNonNull(accountIdentifier, "accountIdentifier is missing");
        requireNonNull(referenceOrderId, "referenceOrderId is missing");
        requireNonNull(actionId, "actionId is missing");
        requireNonNull(refundId, "refundId is missing");
        requireNonNull(provider, "provider is missing");
        requireNonNull(transactionId, "transactionId is missing");
        requireNonNull(amount, "amount is missing");
        requireNonNull(currencyCode, "currencyCode is missing");
        requireNonNull(state, "state is missing");
        requireNonNull(at, "at is missing");
        requireNonNull(orderAction, "orderAction is missing");
    }
}
