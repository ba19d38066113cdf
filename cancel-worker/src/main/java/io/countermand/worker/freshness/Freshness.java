package io.countermand.worker.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Says as of when the intake of a topic is complete, from samples of how far the topic reached and how far its intake got.
 * A sample is caught up once the intake has passed every end it saw. Unknown counts as stale: without samples time runs on
 * and the answer stays where it was.
 */
final class Freshness {

    /** How far each partition reached at a time. */
    private record Sample(Instant at, Map<Integer, Long> ends) {}

    private final int samplesMax;
    private final Deque<Sample> waiting = new ArrayDeque<>();
    private Instant freshAsOf = Instant.EPOCH;

    Freshness(int samplesMax) {
        this.samplesMax = samplesMax;
    }

    /** @param positions the next offset that the intake has not committed, by partition */
    synchronized void sample(Instant now, Map<Integer, Long> ends, Map<Integer, Long> positions) {
        if (waiting.size() == samplesMax) {
            waiting.removeLast(); // the oldest tell as of when we are stale, so a newer one goes
        }
        waiting.addLast(new Sample(now, Map.copyOf(ends)));
        while (!waiting.isEmpty() && isPassed(waiting.getFirst(), positions)) {
            freshAsOf = waiting.removeFirst().at();
        }
    }

    synchronized boolean isFresh(Instant now, Duration lagMax) {
        return !now.isAfter(freshAsOf.plus(lagMax));
    }

    synchronized Duration lag(Instant now) {
        return Duration.between(freshAsOf, now);
    }

    private static boolean isPassed(Sample sample, Map<Integer, Long> positions) {
        return sample.ends().entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
