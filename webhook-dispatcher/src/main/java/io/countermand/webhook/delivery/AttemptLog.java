package io.countermand.webhook.delivery;

import io.countermand.backbone.log.LogKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.jboss.logging.Logger;

/** One wide line and one count per attempt. Never the URL's secrets, headers or bodies. */
final class AttemptLog {

    private static final Logger LOG = Logger.getLogger("io.countermand.webhook.attempt");

    private final MeterRegistry metrics;

    AttemptLog(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void made(Endpoint endpoint, Attempt attempt) {
        var error = attempt.answer().error();
        var errorClass = error == null ? "none" : error.code();
        count(attempt, errorClass);
        log(Map.of(
                "subscriptionId", endpoint.id(),
                "deliveryId", attempt.deliveryId(),
                "attempt", attempt.number(),
                "status", status(attempt),
                "error", errorClass,
                "millis", attempt.millis(),
                "outcome", attempt.outcome().state()));
    }

    void disabled(Endpoint endpoint, String because) {
        metrics.counter("countermand.webhook.disabled").increment();
        LogKeys.with(
                Map.of("subscriptionId", endpoint.id()),
                () -> LOG.warnf("webhook endpoint %s is disabled: %s", endpoint.id(), because));
    }

    private void count(Attempt attempt, String errorClass) {
        metrics.counter("countermand.webhook.attempts", "error", errorClass).increment();
        if (!(attempt.outcome() instanceof Outcome.Later)) {
            metrics.counter(
                            "countermand.webhook.deliveries",
                            "outcome",
                            attempt.outcome().state())
                    .increment();
        }
    }

    private static void log(Map<String, Object> keys) {
        LogKeys.with(
                keys,
                () -> LOG.infof(
                        "webhook attempt %s of delivery %s: status %s, %s ms, %s",
                        keys.get("attempt"),
                        keys.get("deliveryId"),
                        keys.get("status"),
                        keys.get("millis"),
                        keys.get("outcome")));
    }

    private static Object status(Attempt attempt) {
        var status = attempt.answer().status();
        return status == null ? "none" : status;
    }
}
