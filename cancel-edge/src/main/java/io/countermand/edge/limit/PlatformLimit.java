package io.countermand.edge.limit;

import io.countermand.edge.refusal.Refusal;
import io.github.bucket4j.Bandwidth;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Platforms that ask for too much of this pod wait, and the others do not notice. A platform may have a rate of its own; its
 * burst is then larger or smaller by as much.
 */
@ApplicationScoped
public class PlatformLimit {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int standardRate;
    private final int standardBurst;
    private final TokenBuckets<Rated> platforms;

    PlatformLimit(LimitConfig config) {
        standardRate = config.platformRequestsPerSecond();
        standardBurst = config.platformBurst();
        // Every bucket is as long in filling up, whatever its rate.
        var untilFull = SECOND.multipliedBy(standardBurst / standardRate + 1L);
        platforms = new TokenBuckets<>(this::bandwidth, untilFull, config.platformsMax());
    }

    /** A changed rate is another key, so that it counts at once. */
    private record Rated(String platform, int requestsPerSecond) {}

    /**
     * @param ownRate null: that of the settings
     * @throws Refusal 429 if it asked too often
     */
    public void mustBeAllowed(String platform, @Nullable Integer ownRate) {
        var wait = platforms.take(new Rated(platform, ownRate == null ? standardRate : ownRate));
        if (wait.isPositive()) {
            throw Refusal.tooManyRequests(wait);
        }
    }

    private Bandwidth bandwidth(Rated rated) {
        var burst = Math.max(1, (long) rated.requestsPerSecond() * standardBurst / standardRate);
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(rated.requestsPerSecond(), SECOND)
                .build();
    }
}
