package io.countermand.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void every2xxHasArrived(int status) {
        assertThat(outcome(answered(status, null), 1)).isEqualTo(new Outcome.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 307, 304, 400, 401, 404, 410, 429, 500, 503, 599})
    void everyOtherStatusIsTriedAgain(int status) {
        assertThat(outcome(answered(status, null), 1)).isEqualTo(new Outcome.Later(NOW.plusSeconds(5)));
    }

    @Test
    void aBodyThatBreaksOffDoesNotUndoA2xx() {
        var answer = new Answer(200, AttemptError.BODY, null, "");

        assertThat(outcome(answer, 1)).isEqualTo(new Outcome.Delivered());
    }

    @Test
    void waitsAsAskedFor() {
        assertThat(outcome(answered(503, "90"), 1)).isEqualTo(new Outcome.Later(NOW.plusSeconds(90)));
    }

    @Test
    void isUndeliveredAfterTheLastAttempt() {
        assertThat(outcome(Answer.none(AttemptError.TIMEOUT), 10)).isEqualTo(new Outcome.Undelivered());
    }

    private static Answer answered(int status, @Nullable String retryAfter) {
        return new Answer(status, status / 100 == 2 ? null : AttemptError.STATUS, retryAfter, "");
    }

    private static Outcome outcome(Answer answer, int attempts) {
        return Outcome.of(answer, attempts, new RetrySchedule(() -> 0.5), NOW);
    }
}
