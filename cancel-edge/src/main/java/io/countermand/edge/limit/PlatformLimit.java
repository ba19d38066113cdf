package io.countermand.edge.limit;

import io.countermand.edge.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Platforms that ask for too much of this pod wait, and the others do not notice. */
@ApplicationScoped
public class PlatformLimit {

    private final TokenBuckets platforms;

    PlatformLimit(LimitConfig config) {
        platforms = new TokenBuckets(
                config.platformBurst(),
                config.platformRequestsPerSecond(),
                Duration.ofSeconds(1),
                config.platformsMax());
    }

    /** @throws Refusal 429 if it asked too often */
    public void mustBeAllowed(String platform) {
        var wait = platforms.take(platform);
        if (wait.isPositive()) {
            throw Refusal.tooManyRequests(wait);
        }
    }
}
