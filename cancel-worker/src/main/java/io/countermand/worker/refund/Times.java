package io.countermand.worker.refund;

import io.countermand.backbone.store.Backoff;
import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.Move.Pace;
import io.countermand.domain.refund.RefundTimes;
import io.countermand.worker.WorkerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When a refund is looked at again. Back-offs are spread, so that what failed together does not come back together. */
@ApplicationScoped
class Times {

    private static final double SPREAD = 0.2;

    private final RefundTimes times;
    private final Backoff backoff;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Times(WorkerConfig config) {
        var settings = config.refund();
        times = new RefundTimes(
                settings.unchangedFor(), settings.resendMax(), settings.captureEvery(), settings.captureMax());
        backoff = new Backoff(settings.backOffFirst(), settings.backOffLongest());
    }

    RefundTimes times() {
        return times;
    }

    Instant dueAt(Move move, Intent intent, Instant now) {
        return switch (move.pace()) {
            case Pace.Now soon -> now;
            case Pace.After after -> now.plus(after.time());
            case Pace.BackOff failed ->
                now.plus(spread(backoff.after(intent.claim().failures() + 1)));
            case Pace.ProviderWaits waits -> now;
            case Pace.Ended ended -> now;
        };
    }

    private Duration spread(Duration wait) {
        return Duration.ofNanos((long) (wait.toNanos() * (1 + random.nextDouble(-SPREAD, SPREAD))));
    }
}
