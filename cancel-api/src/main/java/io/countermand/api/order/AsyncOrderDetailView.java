package io.countermand.api.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.countermand.api.lineitem.Sender;
import io.countermand.edge.page.Pagination;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documented summary of an order with a page of its line items; what Countermand does not store is null or empty. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AsyncOrderDetailView(
        @JsonProperty("referenceOrderID") String referenceOrderId,
        @JsonProperty("externalRefID") @Nullable String externalRefId,
        String orderStatus,
        Instant createdAt,
        @Nullable Instant completedAt,
        String customerIdentifier,
        String accountIdentifier,
        @Nullable Sender sender,
        OrderAmount amountCharged,
        @Nullable String campaign,
        @Nullable String purchaseOrderNumber,
        @Nullable String notes,
        long totalLineItems,
        Pagination pagination,
        List<OrderError> orderErrors,
        List<AsyncLineItem> lineItems) {

    /** Sums over the line items that are here, in major units. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OrderAmount(
            String currencyCode,
            BigDecimal value,
            BigDecimal total,
            @Nullable BigDecimal shippingFee) {}

    /** Documented; an order system tells us that an order failed, not why. */
    public record OrderError(String errorCode, String errorMessage) {}

    static AsyncOrderDetailView of(OrderHeader order, Pagination pagination, List<AsyncLineItem> lineItems) {
        return new AsyncOrderDetailView(
                order.referenceOrderId(),
                order.externalRefId(),
                order.status(),
                order.createdAt(),
                null,
                order.customerIdentifier(),
                order.accountIdentifier(),
                null,
                new OrderAmount(order.currencyCode(), order.value(), order.total(), null),
                null,
                null,
                null,
                order.totalLineItems(),
                pagination,
                List.of(),
                lineItems);
    }
}
