package io.countermand.api.action;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.RefundSummary;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action as a caller sees it, with the fields of the OrderActionStatus event (ours).
 *
 * @param referenceLineItemId absent if the action is about the whole order
 * @param reasonCode absent, like {@code acceptedAt}, until the command was ingested
 * @param ineligible how many line items each rule kept as they were
 * @param explanation of line items that an earlier action had settled: they are counted and have no verdict here
 */
public record ActionSummary(
        String referenceOrderId,
        @Nullable String referenceLineItemId,
        @JsonProperty("externalRefID") @Nullable String externalRefId,
        String customerIdentifier,
        String accountIdentifier,
        OrderAction action,
        UUID actionId,
        ActionStatus status,
        @Nullable String reasonCode,
        @Nullable String otherReason,
        int totalLineItems,
        int successfulLineItems,
        int failedLineItems,
        Map<String, Integer> ineligible,
        @Nullable String explanation,
        RefundSummary refund,
        @Nullable Instant acceptedAt,
        @Nullable Instant settledAt) {}
