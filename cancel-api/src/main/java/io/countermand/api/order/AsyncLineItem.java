package io.countermand.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.countermand.api.lineitem.Amount;
import io.countermand.api.lineitem.LineItemView;
import io.countermand.api.lineitem.Recipient;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line item in the words of the order's views; note the documented spellings. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AsyncLineItem(
        String referenceLineItemId,
        @JsonProperty("externalRefLineItemID") @Nullable String externalRefLineItemId,
        String lineItemStatus,
        @Nullable String deliveryStatus,
        @Nullable Recipient recipient,
        @Nullable Map<String, String> bulkShipping,
        @Nullable String deliveryMethod,
        String rewardName,
        int quantity,
        BigDecimal amount,
        Amount amountCharged,
        @Nullable Instant scheduledDeliveryDate,
        List<FailedLineItem> lineItemErrors) {

    /** Documented; an order system tells us of line items that failed, not why. */
    public record FailedLineItem(String errorCode, String errorMessage) {}

    static AsyncLineItem of(LineItemView view) {
        return new AsyncLineItem(
                view.referenceLineItemId(),
                view.externalReferenceLineItemId(),
                view.status(),
                view.deliveryStatus(),
                view.recipient(),
                null,
                view.deliveryMethod(),
                view.rewardName(),
                view.quantity(),
                view.amountIssued().value(),
                view.amountCharged(),
                null,
                List.of());
    }
}
