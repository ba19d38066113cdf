package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its order system knows it: the header and up to 1,000 of its line items. Pages come in any order and may be
 * repeated; a higher version replaces a lower one. Amounts are decimals in major units. (ours)
 */
public record OrderIssued(
        int schema,
        String platform,
        long version,
        String referenceOrderId,
        @Nullable String externalRefID,
        String customerIdentifier,
        String accountIdentifier,
        String orderSource,
        String status,
        Instant createdAt,
        int totalLineItems,
        Payment payment,
        List<Item> lineItems) {

    public static final int SCHEMA = 1;

    public OrderIssued {
        requireNonNull(platform, "platform is missing");
        requireNonNull(referenceOrderId, "referenceOrderId is missing");
        requireNonNull(customerIdentifier, "customerIdentifier is missing");
        requireNonNull(accountIdentifier, "accountIdentifier is missing");
        requireNonNull(orderSource, "orderSource is missing");
        requireNonNull(status, "status is missing");
        requireNonNull(createdAt, "createdAt is missing");
        requireNonNull(payment, "payment is missing");
        lineItems = List.copyOf(requireNonNull(lineItems, "lineItems is missing"));
    }

    /** The fields after {@code kind} belong to PROVIDER payments only. */
    public record Payment(
            String kind,
            @Nullable String provider,
            @Nullable String transactionId,
            @Nullable String state,
            @Nullable BigDecimal capturedAmount,
            @Nullable BigDecimal taxAmount) {

        public Payment {
            requireNonNull(kind, "payment.kind is missing");
        }
    }

    public record Item(
            int lineNumber,
            @Nullable String externalRefLineItemID,
            String status,
            @Nullable String rewardStatus,
            String productKind,
            int issuance,
            @Nullable String utid,
            @Nullable String etid,
            @Nullable String rewardName,
            Amount amountIssued,
            Amount amountCharged,
            @Nullable BigDecimal remainingBalance,
            Instant dateIssued,
            @Nullable Instant expirationDate,
            @Nullable Recipient recipient) {

        public Item {
            requireNonNull(status, "status of a line item is missing");
            requireNonNull(productKind, "productKind is missing");
            requireNonNull(amountIssued, "amountIssued is missing");
            requireNonNull(amountCharged, "amountCharged is missing");
            requireNonNull(dateIssued, "dateIssued is missing");
        }
    }

    /** {@code value} is what a refund gives back; {@code fee} is never returned. */
    public record Amount(
            BigDecimal value,
            @Nullable BigDecimal fee,
            @Nullable BigDecimal total,
            String currencyCode,
            @Nullable BigDecimal exchangeRate) {

        public Amount {
            requireNonNull(value, "value of an amount is missing");
            requireNonNull(currencyCode, "currencyCode is missing");
        }
    }

    public record Recipient(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String email,
            @Nullable String mobileNumber) {}
}
