package io.countermand.worker.freshness;

import io.countermand.backbone.loop.Loop;
import io.countermand.domain.wire.Topics;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.Logger;

/** Watches the intake of {@code rewards.changed}, whichever workers do it. */
@ApplicationScoped
public class RedemptionFreshness implements Chore {

    private static final Logger LOG = Logger.getLogger(RedemptionFreshness.class);
    private static final int SAMPLES_MAX = 1_000;

    private final IntakePosition position;
    private final WorkerConfig.Freshness settings;
    private final InstantSource clock;
    private final Freshness freshness = new Freshness(SAMPLES_MAX);
    private final Loop loop;

    RedemptionFreshness(IntakePosition position, WorkerConfig config, MeterRegistry metrics, InstantSource clock) {
        this.position = position;
        this.settings = config.freshness();
        this.clock = clock;
        loop = new Loop("redemption-freshness", settings.every(), this::sample);
        metrics.gauge(
                "countermand.redemptions.lag.seconds",
                freshness,
                known -> Math.min(known.lag(clock.instant()).toSeconds(), Integer.MAX_VALUE));
    }

    @Override
    public Loop loop() {
        return loop;
    }

    /** Whether verdicts may be given now. */
    public boolean isFresh() {
        return freshness.isFresh(clock.instant(), settings.lagMax());
    }

    private boolean sample() throws InterruptedException {
        var now = clock.instant();
        try {
            var seen = position.of(Topics.REWARDS_CHANGED);
            freshness.sample(now, seen.ends(), seen.positions());
        } catch (ExecutionException e) {
            LOG.warnf("how far the intake of redemptions got is unknown: %s", e.getCause());
        }
        return false;
    }
}
