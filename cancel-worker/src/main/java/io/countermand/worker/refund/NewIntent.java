package io.countermand.worker.refund;

import java.util.UUID;

/** What an action that ended owes a payer. */
public record NewIntent(UUID actionId, int platformId, long orderId, long amountMinor, String currency) {}
