package io.countermand.worker.freshness;

import io.countermand.backbone.loop.Loop;
import io.countermand.domain.wire.Topics;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Measures how many records of each topic no worker has taken in yet. */
@ApplicationScoped
class IntakeLag implements Chore {

    private static final Logger LOG = Logger.getLogger(IntakeLag.class);
    private static final List<String> TOPICS =
            List.of(Topics.ORDERS_ISSUED, Topics.REWARDS_CHANGED, Topics.ORDER_ACTIONS_REQUESTED);

    private final IntakePosition position;
    private final Map<String, AtomicLong> lags;
    private final Loop loop;

    IntakeLag(IntakePosition position, MeterRegistry registry, WorkerConfig config) {
        this.position = position;
        lags = TOPICS.stream().collect(Collectors.toMap(Function.identity(), topic -> gauge(registry, topic)));
        loop = new Loop("intake-lag", config.gauges().every(), this::measure);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    private static AtomicLong gauge(MeterRegistry registry, String topic) {
        var lag = new AtomicLong();
        registry.gauge("countermand.intake.lag.records", Tags.of("topic", topic), lag);
        return lag;
    }

    private boolean measure() throws InterruptedException {
        for (var lag : lags.entrySet()) {
            try {
                lag.getValue().set(position.of(lag.getKey()).lag());
            } catch (ExecutionException e) {
                LOG.warnf("how far the intake of %s got is unknown: %s", lag.getKey(), e.getCause());
            }
        }
        return false;
    }
}
