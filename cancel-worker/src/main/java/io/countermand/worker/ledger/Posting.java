package io.countermand.worker.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One side of a ledger transaction.
 *
 * @param amountMinor positive: into the account
 * @param lineNumber null on the side that carries the sum
 */
public record Posting(
        long transactionId,
        long ledgerAccountId,
        long amountMinor,
        String currency,
        @Nullable Long orderId,
        @Nullable Integer lineNumber) {}
