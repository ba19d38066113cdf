package io.countermand.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When a failed delivery is tried again: ten attempts over some three days, each gap varied so that nobody comes in step. */
public final class RetrySchedule {

    /** Before the first, second, third … attempt. */
    static final List<Duration> GAPS = List.of(
            Duration.ZERO,
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final double VARIATION = 0.2;

    private final DoubleSupplier random;

    /** @param random from 0 to below 1 */
    public RetrySchedule(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * @param attempts made so far
     * @param askedFor the receiver's Retry-After: never earlier than that, but not faster than our own gaps either
     * @return empty after the last attempt
     */
    public Optional<Instant> next(int attempts, Instant now, Optional<Duration> askedFor) {
        if (attempts >= GAPS.size()) {
            return Optional.empty();
        }
        var gap = varied(GAPS.get(attempts));
        var wait = askedFor.filter(asked -> asked.compareTo(gap) > 0).orElse(gap);
        return Optional.of(now.plus(wait));
    }

    private Duration varied(Duration gap) {
        var factor = 1 - VARIATION + 2 * VARIATION * random.getAsDouble();
        return Duration.ofMillis(Math.round(gap.toMillis() * factor));
    }
}
