package io.countermand.api.command;

import io.countermand.backbone.log.LogKeys;
import io.countermand.domain.wire.OrderActionRequested;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** What operators learn of commands: counts of all, a line in the log for each that failed. */
@ApplicationScoped
class CommandMeters {

    private static final Logger LOG = Logger.getLogger(CommandMeters.class);
    private static final String FAILURES = "countermand.api.publish.failures";

    private final MeterRegistry meters;
    private final AtomicInteger unacknowledged = new AtomicInteger();

    CommandMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.gauge("countermand.api.commands.unacknowledged", unacknowledged);
    }

    void handedOver() {
        unacknowledged.incrementAndGet();
    }

    /** Whatever became of it. */
    void isOver() {
        unacknowledged.decrementAndGet();
    }

    void accepted(OrderActionRequested command) {
        meters.counter(
                        "countermand.api.commands.accepted",
                        "action",
                        command.action().name())
                .increment();
    }

    void refusedAtOnce() {
        meters.counter(FAILURES, "cause", "CircuitOpen").increment();
    }

    void failed(OrderActionRequested command, Throwable failure) {
        meters.counter(FAILURES, "cause", failure.getClass().getSimpleName()).increment();
        LogKeys.with(
                Map.of("orderId", command.target().referenceOrderId(), "actionId", command.actionId()),
                () -> LOG.warnf("a command was not acknowledged by Kafka: %s", failure));
    }
}
