package io.countermand.webhook.restart;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Replays, and backlogs of endpoints that come back. */
public interface RestartConfig {

    /** Of one replay. */
    @WithDefault("100000")
    int replayMax();

    /** Revisions looked at in one transaction, during which the endpoint takes no new events. */
    @WithDefault("2000")
    int pageMax();

    /** How far back; as long as events are kept. */
    @WithDefault("90d")
    Duration back();

    /** How late a replay that another pod was asked for is noticed. */
    @WithDefault("1s")
    Duration idle();
}
