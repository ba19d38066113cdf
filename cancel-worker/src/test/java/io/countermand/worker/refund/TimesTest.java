package io.countermand.worker.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.RefundState.Intended;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.provider.PaymentProvider;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As configured by default: a second, doubling, at most fifteen minutes, each spread by a fifth. */
class TimesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Money TEN = Money.of(1000, "USD");
    private static final int DRAWS = 500;

    private final Times times = new Times(new SmallRyeConfigBuilder()
            .withMapping(WorkerConfig.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .build()
            .getConfigMapping(WorkerConfig.class));

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "5, 32", "9, 512", "10, 900", "60, 900"})
    void gapsAfterFailuresDoubleAndAreSpread(int failuresBefore, long seconds) {
        var gaps = Stream.generate(() -> Duration.between(NOW, dueAt(new Move.Pace.BackOff(), failuresBefore)))
                .limit(DRAWS)
                .toList();

        assertThat(gaps)
                .allSatisfy(gap -> assertThat(gap.toMillis()).isBetween(seconds * 800, seconds * 1200))
                .anyMatch(gap -> gap.toMillis() < seconds * 900)
                .anyMatch(gap -> gap.toMillis() > seconds * 1100);
    }

    @Test
    void whatIsNoFailureComesWhenItIsDue() {
        assertThat(dueAt(new Move.Pace.Now(), 7)).isEqualTo(NOW);
        assertThat(dueAt(new Move.Pace.ProviderWaits(), 7)).isEqualTo(NOW);
        assertThat(dueAt(new Move.Pace.After(Duration.ofHours(1)), 7)).isEqualTo(NOW.plusSeconds(3600));
    }

    private Instant dueAt(Move.Pace pace, int failures) {
        var payment = new Intent.PaymentNow(
                1, new PaymentProvider.Payment("tx", Currency.getInstance("USD")), false, TEN, TEN, 0);
        var keys = new Intent.Keys(new UUID(0, 1), new UUID(0, 2), 1, "RA-1");
        var intent = new Intent(keys, TEN, new Intended(null), null, new Intent.Claim(1, NOW, failures), payment);
        return times.dueAt(new Move(new Intended(null), pace), intent, NOW);
    }
}
