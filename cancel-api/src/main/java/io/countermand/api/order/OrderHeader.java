package io.countermand.api.order;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An order of the caller's, without its line items. */
record OrderHeader(
        long id,
        String referenceOrderId,
        @Nullable String externalRefId,
        String status,
        Instant createdAt,
        String customerIdentifier,
        String accountIdentifier,
        String currencyCode,
        BigDecimal value,
        BigDecimal total,
        int totalLineItems) {}
