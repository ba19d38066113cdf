package io.countermand.backbone.store;

import java.time.Duration;

/** How long to wait after the n-th failure in a row: doubling from the first to the longest. */
public record Backoff(Duration first, Duration longest) {

    /** Of every loop and intake of ours: back at work quickly after a blip, no hammering during an outage. */
    public static final Backoff STANDARD = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(2));

    private static final int DOUBLINGS_MAX = 20;

    /** @param failures in a row, from 1 */
    public Duration after(int failures) {
        var wait = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_MAX));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
