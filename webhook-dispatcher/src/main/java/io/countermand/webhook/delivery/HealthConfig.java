package io.countermand.webhook.delivery;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When an endpoint is treated more gently, and when it is given up. */
public interface HealthConfig {

    /** So many failures in a row open the breaker: one delivery at a time, further and further apart. */
    @WithDefault("5")
    int breakerFailures();

    /** The first gap; it doubles with each further failure. */
    @WithDefault("10s")
    Duration breakerFirst();

    /** No longer: who comes back wants to see it soon. */
    @WithDefault("10m")
    Duration breakerLongest();

    /** After 429, 502, 503 or 504; doubled each time, halved by each success. */
    @WithDefault("500ms")
    Duration slowFirst();

    /** No gap between two deliveries gets longer than this. */
    @WithDefault("1m")
    Duration slowLongest();

    /** For the endpoint as a whole; a delivery waits as long as it was asked to. */
    @WithDefault("1h")
    Duration retryAfterMax();

    /** Deliveries a second to one endpoint. */
    @WithDefault("500")
    int ratePerSecond();

    /** An endpoint is disabled that failed for so long … */
    @WithDefault("5d")
    Duration disableAfter();

    /** … and so many times in a row. */
    @WithDefault("10")
    int disableFailures();
}
