package io.countermand.worker.retention;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what nothing needs any more is kept. Orders, actions, decisions, refunds and the ledger are kept for ever. */
public interface RetentionConfig {
    /** How often it is looked. */
    @WithDefault("10m")
    Duration every();

    /** Rows deleted in one transaction. */
    @WithDefault("5000")
    int rowsMax();

    /** Whole months of published events are dropped once they are older. */
    @WithDefault("60d")
    Duration events();

    /** Done chunks; their counts stand in their action. */
    @WithDefault("30d")
    Duration chunks();

    /** Idempotency: commands older than this are forgotten, as the contract says. */
    @WithDefault("90d")
    Duration commands();

    /** Reward changes whose line item never came. */
    @WithDefault("90d")
    Duration earlyRewardChanges();

    /** Calls of refunds that are over; whole months. A payer may dispute a refund for a year. */
    @WithDefault("400d")
    Duration refundAttempts();

    /** Parked records that were driven through again or dropped; those that wait are kept. */
    @WithDefault("90d")
    Duration parkedRecords();

    /** Line items that were left unsettled and were tried again since; those that wait are kept. */
    @WithDefault("90d")
    Duration unsettledItems();
}
