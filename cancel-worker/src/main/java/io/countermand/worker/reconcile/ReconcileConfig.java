package io.countermand.worker.reconcile;

import io.countermand.backbone.setting.MayBeZero;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the books are held against each other, and against those of the payment providers. */
public interface ReconcileConfig {
    /** How long after the end of a whole pass over the books the next begins. */
    @WithDefault("1h")
    Duration every();

    /** Between two pages, so that the walk leaves the database to the work. */
    @MayBeZero
    @WithDefault("500ms")
    Duration pause();

    /** Line items examined in one transaction. */
    @WithDefault("5000")
    int lineItemsMax();

    /** Events of actions that ended longer ago are not asked after; shorter than they are kept. */
    @WithDefault("30d")
    Duration eventsKept();

    Payments payments();

    /** Payments, against what their providers list. */
    interface Payments {
        /** How long after its last refund a payment is compared; providers do not keep them for ever. */
        @WithDefault("90d")
        Duration watched();

        /** Payments of one provider claimed at a time: one after the other, and at most so many in a pause. */
        @WithDefault("10")
        int most();

        /** Whoever claimed payments has them this long: all their calls must fit. What could not be read comes back then. */
        @WithDefault("5m")
        Duration lease();
    }
}
