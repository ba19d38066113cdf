package io.countermand.worker;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Every setting of the worker. Defaults stand here, beside their keys; the reasons stand in application.properties. */
@ConfigMapping(prefix = "countermand.worker")
public interface WorkerConfig {

    Intake intake();

    Plan plan();

    Settle settle();

    Relay relay();

    Store store();

    Gauges gauges();

    Freshness freshness();

    Release release();

    interface Intake {
        /** Pages of up to 1,000 line items written in one transaction. */
        @WithDefault("10")
        int orderPagesMax();

        /** Commands or reward changes written in one transaction. */
        @WithDefault("500")
        int recordsMax();

        /** A command accepted later than this after its append time is parked: a clock is wrong or a record is forged. */
        @WithDefault("2m")
        Duration acceptedAheadMax();

        /** A command accepted earlier than this before its append time is parked. */
        @WithDefault("1h")
        Duration acceptedBehindMax();
    }

    interface Plan {
        /** Actions started in one transaction. */
        @WithDefault("200")
        int actionsMax();
    }

    interface Settle {
        /** Line items in a chunk, and so in the largest transaction. */
        @WithDefault("1000")
        int chunkSize();

        /** Chunks of small orders that share one transaction. */
        @WithDefault("50")
        int bundleMax();

        /** A chunk with more line items than this goes alone. */
        @WithDefault("40")
        int smallChunkItems();

        /** Transactions at once in one process. */
        @WithDefault("2")
        int parallel();

        /** How late work that another process wrote is noticed. */
        @WithDefault("200ms")
        Duration idle();

        /** How long a stop waits for the running transaction. */
        @WithDefault("10s")
        Duration stopPatience();
    }

    interface Relay {
        /** Events published, then marked, at a time. */
        @WithDefault("500")
        int eventsMax();

        /** How late an event of another process is noticed. */
        @WithDefault("100ms")
        Duration idle();
    }

    interface Store {
        /** For a connection, BEGIN, COMMIT and ROLLBACK each. */
        @WithDefault("5s")
        Duration patience();

        /** Months of partitions made ahead. */
        @WithDefault("3")
        int partitionMonths();
    }

    interface Gauges {
        /** How often due work is measured; scaling and alerts look at it. */
        @WithDefault("5s")
        Duration every();
    }

    interface Freshness {
        /** Settling waits while redemptions older than this have not been taken in. */
        @WithDefault("30s")
        Duration lagMax();

        /** How often the broker is asked. */
        @WithDefault("2s")
        Duration every();
    }

    interface Release {
        /** Freezes that ran out, released in one transaction. */
        @WithDefault("100")
        int freezesMax();

        /** How late a freeze that ran out is noticed. */
        @WithDefault("5s")
        Duration every();
    }
}
