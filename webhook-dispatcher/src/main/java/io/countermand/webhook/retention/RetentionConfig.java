package io.countermand.webhook.retention;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long events, and what became of them, can be looked at and sent again. */
public interface RetentionConfig {

    /** How often it is looked. */
    @WithDefault("10m")
    Duration every();

    /** Rows deleted in one transaction. */
    @WithDefault("5000")
    int rowsMax();

    /** Events and deliveries, delivered or not: subscribers were promised ninety days. */
    @WithDefault("90d")
    Duration events();

    /** Attempts; whole months of them are dropped once they are older. */
    @WithDefault("90d")
    Duration attempts();

    /** Parked records that were driven through again or dropped; those that wait are kept. */
    @WithDefault("90d")
    Duration parkedRecords();
}
