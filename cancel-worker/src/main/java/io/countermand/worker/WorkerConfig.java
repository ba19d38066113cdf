package io.countermand.worker;

import io.countermand.backbone.setting.MayBeZero;
import io.countermand.worker.provider.ProviderConfig;
import io.countermand.worker.reconcile.ReconcileConfig;
import io.countermand.worker.retention.RetentionConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Every setting of the worker. Defaults stand here, beside their keys; the reasons stand in application.properties. */
@ConfigMapping(prefix = "countermand.worker")
public interface WorkerConfig {

    /** From one transaction of a loop to its next, at least: what arrives meanwhile shares it, and work waits so long at most. */
    @MayBeZero
    @WithDefault("15ms")
    Duration pace();

    Intake intake();

    Plan plan();

    Settle settle();

    Relay relay();

    Store store();

    Gauges gauges();

    Freshness freshness();

    Release release();

    Refund refund();

    ReconcileConfig reconcile();

    RetentionConfig retention();

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
        @MayBeZero
        @WithDefault("40")
        int smallChunkItems();

        /** Tries of a line item that fails alone, a second and two apart, before it is set aside for a human. */
        @WithDefault("3")
        int itemAttemptsMax();

        /** Tries to set it aside, up to half a minute apart, before its chunk is given up or parked. */
        @WithDefault("3")
        int asideAttemptsMax();

        /** Transactions at once in one process. */
        @WithDefault("2")
        int parallel();

        /** How late work that another process wrote is noticed. */
        @WithDefault("200ms")
        Duration idle();

        /** How long a stop waits for all that runs: with the closing of clients it takes less than 10 s. */
        @WithDefault("7s")
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

        /** An order of which pages are still missing after this is counted as arriving: its order system should be asked. */
        @WithDefault("10m")
        Duration arrivalMax();
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

    interface Refund {
        /** By the names that orders give. Refunds of a provider that is not here wait. */
        Map<String, ProviderConfig> providers();

        /** How late a refund that another process wrote is noticed. */
        @WithDefault("200ms")
        Duration idle();

        /** Whoever claimed a refund has it this long: two calls and the waits for their turn must fit. */
        @WithDefault("2m")
        Duration lease();

        /** Results written in one transaction. */
        @WithDefault("100")
        int recordedMax();

        /** The first of the gaps after failures, which double. */
        @WithDefault("1s")
        Duration backOffFirst();

        /** The longest of them. */
        @WithDefault("15m")
        Duration backOffLongest();

        /** Between two reads that must both show no trace before a refund whose answer got lost counts as not done. */
        @WithDefault("60s")
        Duration unchangedFor();

        /** After the first send, nothing is sent again by itself. */
        @WithDefault("20h")
        Duration resendMax();

        /** How often a payment that is not captured yet is looked at. */
        @WithDefault("1h")
        Duration captureEvery();

        /** How long its capture is waited for. */
        @WithDefault("30d")
        Duration captureMax();

        /** How soon a payment is held against what its provider lists. The gaps then double: a dozen reads in all. */
        @WithDefault("1h")
        Duration comparedAfter();
    }
}
