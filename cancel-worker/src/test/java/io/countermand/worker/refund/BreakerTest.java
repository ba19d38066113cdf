package io.countermand.worker.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.Move.Pace;
import io.countermand.domain.refund.RefundState;
import io.countermand.worker.provider.TestProvider;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a provider is left alone, and how it is tried again. Its settings: three failures, one minute, two places. */
class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant MUCH_LATER = NOW.plus(Duration.ofMinutes(1));
    private static final int PLACES = 2;
    private static final RefundState STATE = new RefundState.Intended(null);
    private static final Move REFUSED = new Move(STATE, new Pace.ProviderWaits());
    private static final Move FAILED = new Move(STATE, new Pace.BackOff());
    private static final Move FINE = new Move(STATE, new Pace.Now());

    private final Breaker breaker = new Breaker("bango", TestProvider.at("http://localhost"));

    @Test
    void aProviderThatRefusesOurCredentialsIsLeftAloneAtOnce() {
        breaker.heard(REFUSED, NOW);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.room(MUCH_LATER.minusMillis(1), 0, PLACES)).isZero();
    }

    @Test
    void afterAWhileOneRefundTriesAndTheOthersWaitForWhatItHears() {
        breaker.heard(REFUSED, NOW);

        assertThat(breaker.room(MUCH_LATER, 0, PLACES)).isEqualTo(1);
        assertThat(breaker.room(MUCH_LATER, 1, PLACES - 1))
                .as("while one tries")
                .isZero();
        breaker.heard(REFUSED, MUCH_LATER);
        assertThat(breaker.room(MUCH_LATER.plusSeconds(1), 0, PLACES)).isZero();
    }

    @Test
    void itIsAtWorkAgainWhenTheOneThatTriesGetsAnAnswer() {
        breaker.heard(REFUSED, NOW);

        breaker.heard(FINE, MUCH_LATER);

        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.room(MUCH_LATER, 0, PLACES)).isEqualTo(PLACES);
    }

    @Test
    void onlyFailuresInARowOpenIt() {
        breaker.heard(FAILED, NOW);
        breaker.heard(FAILED, NOW);
        breaker.heard(FINE, NOW);
        breaker.heard(FAILED, NOW);
        breaker.heard(FAILED, NOW);
        assertThat(breaker.room(NOW, 0, PLACES)).isEqualTo(PLACES);

        breaker.heard(FAILED, NOW);

        assertThat(breaker.room(NOW, 0, PLACES)).isZero();
    }
}
