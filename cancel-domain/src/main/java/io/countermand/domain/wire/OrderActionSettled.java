package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.action.OrderAction;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action ended: its final counts.
 *
 * @param sequence of the order's events; a consumer that keeps state drops what is not newer
 * @param lineNumber null when the whole order was the target
 * @param status SUCCESSFUL, PARTIALFAILED or FAILED
 * @param ineligible how many line items each rule kept as they were
 */
public record OrderActionSettled(
        int schema,
        String platform,
        String customerIdentifier,
        String accountIdentifier,
        long sequence,
        String referenceOrderId,
        @Nullable String externalRefID,
        @Nullable Integer lineNumber,
        UUID actionId,
        OrderAction action,
        String status,
        String reasonCode,
        @Nullable String otherReason,
        int totalLineItems,
        int successfulLineItems,
        int failedLineItems,
        Map<String, Integer> ineligible,
        RefundSummary refund,
        Instant acceptedAt,
        Instant settledAt) {

    public static final int SCHEMA = 1;

    public OrderActionSettled {
        requireNonNull(platform, "platform is missing");
        requireNonNull(customerIdentifier, "customerIdentifier is missing");
        requireNonNull(accountIdentifier, "accountIdentifier is missing");
        requireNonNull(referenceOrderId, "referenceOrderId is missing");
        requireNonNull(actionId, "actionId is missing");
        requireNonNull(action, "action is missing");
        requireNonNull(status, "status is missing");
        requireNonNull(reasonCode, "reasonCode is missing");
        requireNonNull(ineligible, "ineligible is missing");
        requireNonNull(refund, "refund is missing");
        requireNonNull(acceptedAt, "acceptedAt is missing");
        requireNonNull(settledAt, "settledAt is missing");
    }
}
