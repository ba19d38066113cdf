package io.countermand.api.lineitem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line item with the documented fields. What Countermand does not store is null, or empty where the documented type is
 * required: {@code accountNumber}, {@code emailStatus}, and what an order system may leave out.
 *
 * @param status CANCELLED once the reward is
 * @param canCancel whether a cancel asked for now would be accepted and change it, by the rules of the verdict
 * @param remainingBalance of Choice products only, as documented
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LineItemView(
        @JsonProperty("referenceLineItemID") String referenceLineItemId,

        @JsonProperty("externalReferenceLineItemID") @Nullable
        String externalReferenceLineItemId,

        @JsonProperty("referenceOrderID") String referenceOrderId,
        String orderSource,
        String status,
        String orderStatus,
        String emailStatus,
        @Nullable String deliveryMethod,
        @Nullable String deliveryStatus,
        @Nullable String rewardStatus,
        boolean canCancel,
        boolean canFreeze,
        int lineNumber,
        String rewardName,
        Amount amountIssued,
        Amount amountCharged,
        @Nullable BigDecimal remainingBalance,
        Instant dateIssued,
        @Nullable Instant expirationDate,
        String accountNumber,
        String accountIdentifier,
        String etid,
        @Nullable String ptid,
        String utid,
        String customerIdentifier,
        @Nullable Recipient recipient,
        @Nullable Sender sender,
        @Nullable String purchaseOrderNumber,
        @Nullable String campaign,
        @Nullable String orderNotes,
        @Nullable String lineItemActionReason,
        @Nullable String reissuedFromReferenceLineItemId,
        @Nullable String reissuedToReferenceLineItemId,
        List<LineItemError> lineItemErrors,
        int quantity) {

    /** Documented; an order system tells us of line items that failed, not why. */
    public record LineItemError(
            @JsonProperty("error_code") String errorCode,
            @JsonProperty("error_message") String errorMessage) {}
}
