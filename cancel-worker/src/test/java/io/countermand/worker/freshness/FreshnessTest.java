package io.countermand.worker.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshnessTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration LAG_MAX = Duration.ofSeconds(30);

    private final Freshness freshness = new Freshness(3);

    @Test
    void isStaleBeforeTheFirstSample() {
        assertThat(freshness.isFresh(START, LAG_MAX)).isFalse();
    }

    @Test
    void isFreshOnceTheIntakePassedEveryEnd() {
        freshness.sample(START, Map.of(0, 5L, 1, 0L), Map.of(0, 5L));

        assertThat(freshness.isFresh(START.plusSeconds(30), LAG_MAX)).isTrue();
        assertThat(freshness.isFresh(START.plusSeconds(31), LAG_MAX)).isFalse();
    }

    @Test
    void onePartitionBehindMakesItStaleAsOfTheSampleThatSawIt() {
        freshness.sample(START, Map.of(0, 5L, 1, 5L), Map.of(0, 5L, 1, 5L));
        freshness.sample(START.plusSeconds(10), Map.of(0, 9L, 1, 5L), Map.of(0, 5L, 1, 5L));
        freshness.sample(START.plusSeconds(40), Map.of(0, 9L, 1, 8L), Map.of(0, 8L, 1, 5L));

        assertThat(freshness.lag(START.plusSeconds(40))).isEqualTo(Duration.ofSeconds(40));
        assertThat(freshness.isFresh(START.plusSeconds(40), LAG_MAX)).isFalse();
    }

    @Test
    void catchingUpWithAnOldSampleMakesItFreshAsOfThen() {
        freshness.sample(START, Map.of(0, 5L), Map.of(0, 0L));
        freshness.sample(START.plusSeconds(20), Map.of(0, 9L), Map.of(0, 5L));

        assertThat(freshness.lag(START.plusSeconds(20))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aLongLagKeepsTheOldestSamples() {
        for (int second = 0; second < 100; second++) {
            freshness.sample(START.plusSeconds(second), Map.of(0, 5L + second), Map.of(0, 0L));
        }
        freshness.sample(START.plusSeconds(100), Map.of(0, 105L), Map.of(0, 6L));

        assertThat(freshness.lag(START.plusSeconds(100))).isEqualTo(Duration.ofSeconds(99));
    }
}
