package io.countermand.webhook.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint has been doing. Pure: what the attempts of a turn mean for how it is served from now on.
 *
 * @param failuresInRow since the last success; of the turn that opened the breaker, only those up to it
 * @param failingSince the first of them; null when there is none
 * @param slowness how often it asked to be left alone, less its successes since
 */
public record Health(int failuresInRow, @Nullable Instant failingSince, int slowness) {

    public static final Health GOOD = new Health(0, null, 0);

    private static final int SLOWNESS_MAX = 16;

    /**
     * @param heldUntil not to be served before; null: at once
     * @param disabledBecause null: it is not
     */
    record Care(
            Health health,
            @Nullable Instant heldUntil,
            @Nullable String disabledBecause) {}

    /** One that fails or asks for peace is tried with one delivery; it may be well again. */
    int deliveriesMax(int perTurnMax, HealthConfig limits) {
        return slowness > 0 || isBroken(limits) ? 1 : perTurnMax;
    }

    private boolean isBroken(HealthConfig limits) {
        return failuresInRow >= limits.breakerFailures();
    }

    /** @param attempts of one turn, by their start */
    Care after(List<Attempt> attempts, Instant now, HealthConfig limits) {
        if (attempts.isEmpty()) {
            return new Care(this, null, null);
        }
        var next = next(attempts, limits);
        return new Care(
                next, next.heldUntil(attempts, now, limits).orElse(null), next.disabledBecause(attempts, now, limits));
    }

    private Health next(List<Attempt> attempts, HealthConfig limits) {
        var anySlow = attempts.stream().anyMatch(attempt -> attempt.answer().asksForPeace());
        var slower = anySlow ? Math.min(slowness + 1, SLOWNESS_MAX) : slowness;
        if (attempts.stream().anyMatch(attempt -> attempt.answer().isSuccess())) {
            return new Health(0, null, anySlow ? slower : Math.max(0, slowness - 1));
        }
        var since = failingSince == null ? attempts.getFirst().startedAt() : failingSince;
        return new Health(counted(failuresInRow + attempts.size(), limits), since, slower);
    }

    /** However many fail at once: the turn that opens the breaker opens it for the shortest time. */
    private int counted(int failures, HealthConfig limits) {
        return isBroken(limits) ? failures : Math.min(failures, limits.breakerFailures());
    }

    private Optional<Instant> heldUntil(List<Attempt> attempts, Instant now, HealthConfig limits) {
        return Stream.of(breaker(now, limits), peace(attempts, now, limits), rate(attempts, limits))
                .flatMap(Optional::stream)
                .filter(until -> until.isAfter(now))
                .max(Comparator.naturalOrder());
    }

    private Optional<Instant> breaker(Instant now, HealthConfig limits) {
        return isBroken(limits)
                ? Optional.of(now.plus(doubled(
                        limits.breakerFirst(), failuresInRow - limits.breakerFailures(), limits.breakerLongest())))
                : Optional.empty();
    }

    private Optional<Instant> peace(List<Attempt> attempts, Instant now, HealthConfig limits) {
        if (slowness == 0) {
            return Optional.empty();
        }
        var own = doubled(limits.slowFirst(), slowness - 1, limits.slowLongest());
        return attempts.stream()
                .map(Attempt::answer)
                .filter(Answer::asksForPeace)
                .flatMap(answer -> RetryAfter.parse(answer.retryAfter(), now).stream())
                .map(asked -> shorter(asked, limits.retryAfterMax()))
                .max(Comparator.naturalOrder())
                .filter(asked -> asked.compareTo(own) > 0)
                .or(() -> Optional.of(own))
                .map(now::plus);
    }

    private static Optional<Instant> rate(List<Attempt> attempts, HealthConfig limits) {
        var spacing = Duration.ofSeconds(1).multipliedBy(attempts.size()).dividedBy(limits.ratePerSecond());
        return Optional.of(attempts.getFirst().startedAt().plus(spacing));
    }

    private @Nullable String disabledBecause(List<Attempt> attempts, Instant now, HealthConfig limits) {
        if (attempts.stream().anyMatch(attempt -> attempt.answer().isGone())) {
            return "the endpoint answered 410";
        }
        var since = failingSince;
        return failuresInRow >= limits.disableFailures()
                        && since != null
                        && !since.plus(limits.disableAfter()).isAfter(now)
                ? "%d attempts failed, none succeeded since %s".formatted(failuresInRow, since)
                : null;
    }

    private static Duration doubled(Duration first, int times, Duration longest) {
        return times > SLOWNESS_MAX ? longest : shorter(first.multipliedBy(1L << times), longest);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
