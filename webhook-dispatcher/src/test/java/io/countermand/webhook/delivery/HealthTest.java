package io.countermand.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.webhook.DispatcherConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the limits as they are by default. */
class HealthTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Instant STARTED = NOW.minusSeconds(1);
    private static final HealthConfig LIMITS = defaults();

    @Test
    void aTurnWithoutAttemptsChangesNothing() {
        var failing = new Health(3, NOW.minusSeconds(9), 2);

        assertThat(failing.after(List.of(), NOW, LIMITS)).isEqualTo(new Health.Care(failing, null, null));
    }

    @Test
    void oneSuccessMakesItGood() {
        var care = new Health(7, NOW.minusSeconds(9), 0).after(turn(500, 200, 500), NOW, LIMITS);

        assertThat(care.health()).isEqualTo(Health.GOOD);
    }

    @Test
    void failuresAreCountedAndTheFirstOfThemRemembered() {
        var first = Health.GOOD.after(turn(500, 400), NOW, LIMITS).health();
        var second = first.after(turn(500), NOW.plusSeconds(60), LIMITS).health();

        assertThat(second.failuresInRow()).isEqualTo(3);
        assertThat(second.failingSince()).isEqualTo(STARTED);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 10", "5, 20", "6, 40", "9, 320", "10, 600", "1000, 600"})
    void theBreakerOpensAtTheFifthFailureAndForLongerEachTime(int failures, int seconds) {
        var care = new Health(failures, NOW, 0).after(turn(500), NOW, LIMITS);

        assertThat(heldFor(care)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(care.health().deliveriesMax(4, LIMITS)).isEqualTo(seconds == 0 ? 4 : 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theBreakerOpensForTheShortestTimeFirst(int failures) {
        var care = new Health(failures, NOW, 0).after(turn(500, 500, 500, 500), NOW, LIMITS);

        assertThat(heldFor(care)).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whoAsksForPeaceIsSlowedDown(int status) {
        var care = Health.GOOD.after(turn(status, 200), NOW, LIMITS);

        assertThat(heldFor(care)).isEqualTo(Duration.ofMillis(500));
        assertThat(care.health().deliveriesMax(4, LIMITS)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 500, 501, 505})
    void otherFailuresSlowNothingDown(int status) {
        assertThat(heldFor(Health.GOOD.after(turn(status), NOW, LIMITS))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 500", "1, 1000", "2, 2000", "6, 32000", "7, 60000", "16, 60000"})
    void eachTimeForTwiceAsLong(int slowness, int millis) {
        var care = new Health(0, null, slowness).after(turn(200, 429), NOW, LIMITS);

        assertThat(heldFor(care)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void successesMakeItFastAgain() {
        var health = new Health(0, null, 2);

        health = health.after(turn(200), NOW, LIMITS).health();
        assertThat(health.slowness()).isEqualTo(1);
        health = health.after(turn(200), NOW, LIMITS).health();
        assertThat(health).isEqualTo(Health.GOOD);
    }

    @ParameterizedTest
    @CsvSource({"120, 120", "0, 1", "7200, 3600", "nonsense, 0.5"})
    void anEndpointIsLeftAloneAsLongAsItAsksButForAnHourAtMost(String retryAfter, double seconds) {
        var care = Health.GOOD.after(List.of(attempt(503, retryAfter)), NOW, LIMITS);

        assertThat(heldFor(care)).isEqualTo(Duration.ofMillis((long) (seconds * 1000)));
    }

    @Test
    void aRateOfFiveHundredASecond() {
        var quick = turn(200, 200, 200, 200);

        assertThat(Health.GOOD.after(quick, STARTED, LIMITS).heldUntil()).isEqualTo(STARTED.plusMillis(8));
        assertThat(Health.GOOD.after(quick, STARTED.plusMillis(8), LIMITS).heldUntil())
                .isNull();
    }

    @Test
    void goneDisables() {
        assertThat(Health.GOOD.after(turn(200, 410), NOW, LIMITS).disabledBecause())
                .contains("410");
    }

    @ParameterizedTest
    @CsvSource({"9, 5, true", "8, 5, false", "9, 4, false", "100, 4, false", "100, 5, true"})
    void fiveDaysAndTenFailuresWithoutASuccessDisable(int failuresBefore, int days, boolean disabled) {
        var care = new Health(failuresBefore, NOW.minus(Duration.ofDays(days)), 0).after(turn(500), NOW, LIMITS);

        assertThat(care.disabledBecause() != null).isEqualTo(disabled);
    }

    private static List<Attempt> turn(int... statuses) {
        return Arrays.stream(statuses).mapToObj(status -> attempt(status, null)).toList();
    }

    private static Attempt attempt(int status, @Nullable String retryAfter) {
        var isSuccess = status < 300;
        var answer = new Answer(status, isSuccess ? null : AttemptError.STATUS, retryAfter, "");
        return new Attempt(1, 1, STARTED, 5, answer, isSuccess ? new Outcome.Delivered() : new Outcome.Undelivered());
    }

    private static Duration heldFor(Health.Care care) {
        return care.heldUntil() == null ? Duration.ZERO : Duration.between(NOW, care.heldUntil());
    }

    private static HealthConfig defaults() {
        var required = Map.of("countermand.webhook.encryption-key", "e", "countermand.webhook.signing-key", "s");
        return new SmallRyeConfigBuilder()
                .withMapping(DispatcherConfig.class)
                .withSources(new PropertiesConfigSource(required, "test", 100))
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(DispatcherConfig.class)
                .health();
    }
}
