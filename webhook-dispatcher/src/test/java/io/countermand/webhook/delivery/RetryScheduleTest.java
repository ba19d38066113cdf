package io.countermand.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, PT0S, PT0S, PT0S",
        "1, PT4S, PT5S, PT6S",
        "2, PT4M, PT5M, PT6M",
        "3, PT24M, PT30M, PT36M",
        "4, PT1H36M, PT2H, PT2H24M",
        "5, PT4H, PT5H, PT6H",
        "6, PT8H, PT10H, PT12H",
        "7, PT11H12M, PT14H, PT16H48M",
        "8, PT16H, PT20H, PT24H",
        "9, PT19H12M, PT24H, PT28H48M",
    })
    void waitsLongerAfterEveryAttempt(int attempts, Duration shortest, Duration middle, Duration longest) {
        assertThat(gap(attempts, 0)).isEqualTo(shortest);
        assertThat(gap(attempts, 0.5)).isEqualTo(middle);
        assertThat(gap(attempts, 1)).isEqualTo(longest);
    }

    @Test
    void givesUpAfterTheTenthAttempt() {
        assertThat(new RetrySchedule(() -> 0.5).next(10, NOW, Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, PT1S, PT5S", "1, PT10M, PT10M", "9, PT24H, PT24H"})
    void comesNeitherEarlierThanAskedNorFasterThanOurGap(int attempts, Duration asked, Duration expected) {
        var next = new RetrySchedule(() -> 0.5).next(attempts, NOW, Optional.of(asked));

        assertThat(next).contains(NOW.plus(expected));
    }

    private static Duration gap(int attempts, double draw) {
        var next = new RetrySchedule(() -> draw).next(attempts, NOW, Optional.empty());
        return Duration.between(NOW, next.orElseThrow());
    }
}
