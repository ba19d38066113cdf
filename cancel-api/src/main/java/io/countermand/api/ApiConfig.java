package io.countermand.api;

import io.countermand.backbone.setting.ForDevelopment;
import io.countermand.backbone.setting.MayBeZero;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long callers wait. A look-up of the credential, a read and a publish together must stay below the promised 8 s even
 * when each runs into its limit.
 */
@ConfigMapping(prefix = "countermand.api")
public interface ApiConfig {

    /** For one read of the store; then the answer is 503. */
    @WithDefault("1500ms")
    Duration storePatience();

    /** For Kafka's acknowledgement; then the answer is 503 and the outcome unknown. */
    @WithDefault("4800ms")
    Duration publishPatience();

    /** So many publishes in a row must fail before callers are refused at once. */
    @WithDefault("3")
    int publishFailuresMax();

    /** Of one order, or one line item: whoever is faster than that is a loop gone wrong. Zero switches it off. */
    @MayBeZero
    @WithDefault("2s")
    Duration actionInterval();

    /** So many actions are remembered for that long; past it the limit gets milder, not the pod bigger. */
    @WithDefault("100000")
    int actionsRememberedMax();

    /** Whether the documented items that fail on purpose do so: only where nothing is real. */
    @ForDevelopment
    @WithDefault("false")
    boolean sandbox();
}
