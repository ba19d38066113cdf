package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.action.OrderAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The verdicts of one chunk of an action, up to 1,000 line items. */
public record LineItemsSettled(
        int schema,
        String platform,
        String customerIdentifier,
        String accountIdentifier,
        long sequence,
        String referenceOrderId,
        @Nullable String externalRefID,
        UUID actionId,
        OrderAction action,
        int chunk,
        String reasonCode,
        @Nullable String otherReason,
        Instant settledAt,
        List<Item> lineItems) {

    public static final int SCHEMA = 1;

    public LineItemsSettled {
        requireNonNull(platform, "platform is missing");
        requireNonNull(customerIdentifier, "customerIdentifier is missing");
        requireNonNull(accountIdentifier, "accountIdentifier is missing");
        requireNonNull(referenceOrderId, "referenceOrderId is missing");
        requireNonNull(actionId, "actionId is missing");
        requireNonNull(action, "action is missing");
        requireNonNull(reasonCode, "reasonCode is missing");
        requireNonNull(settledAt, "settledAt is missing");
        lineItems = List.copyOf(requireNonNull(lineItems, "lineItems is missing"));
    }

    /**
     * @param verdict ELIGIBLE (the line item was changed), INELIGIBLE or UNSETTLED
     * @param rewardStatus after the action; null while the line item is not complete
     * @param refund what goes back, in major units; null when nothing does
     */
    public record Item(
            String referenceLineItemId,
            @Nullable String externalRefLineItemID,
            String verdict,
            @Nullable String rule,
            @Nullable Integer ruleVersion,
            @Nullable String detail,
            @Nullable String rewardStatus,
            String productKind,
            @Nullable BigDecimal refund,
            @Nullable BigDecimal feeWithheld,
            String currencyCode) {

        public Item {
            requireNonNull(referenceLineItemId, "referenceLineItemId is missing");
            requireNonNull(verdict, "verdict is missing");
            requireNonNull(productKind, "productKind is missing");
            requireNonNull(currencyCode, "currencyCode is missing");
        }
    }
}
