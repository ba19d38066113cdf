package io.countermand.edge.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits per pod: with more pods a platform may have more, which is what more pods are for. */
@ConfigMapping(prefix = "countermand.limits")
public interface LimitConfig {

    /** As the contract says: one platform's loop must not take the pod from the others. */
    @WithDefault("50")
    int platformRequestsPerSecond();

    /** As the contract says: a page that shows one order asks for many things at once. */
    @WithDefault("200")
    int platformBurst();

    /** Buckets kept; past it the least used ones start full again. */
    @WithDefault("10000")
    int platformsMax();

    /**
     * So many logins of one address may fail in a period. A key of 256 bits is not found by trying: this spares the database,
     * which is asked about every login that is not known.
     */
    @WithDefault("30")
    int loginFailuresMax();

    /** That period. */
    @WithDefault("1m")
    Duration loginFailuresPeriod();

    /** Addresses remembered; past it the least used ones start anew. */
    @WithDefault("100000")
    int addressesMax();
}
