package io.countermand.api.account;

import io.countermand.edge.page.Pagination;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What moved an account's balance, newest first (ours). */
public record Statement(
        String accountIdentifier, String currencyCode, List<Movement> transactions, Pagination pagination) {

    /**
     * One ledger transaction, as far as it touched the account.
     *
     * @param transactionId rises with time, with gaps
     * @param kind FUNDING, CHARGE or VOID
     * @param amount in major units; positive: into the account
     */
    public record Movement(
            long transactionId,
            String kind,
            @Nullable String referenceOrderId,
            @Nullable UUID actionId,
            BigDecimal amount,
            Instant postedAt) {}
}
