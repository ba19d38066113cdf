package io.countermand.worker.settle;

import io.countermand.domain.rule.Verdict.Unsettled;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

/** What operators see of settling: how long, how much, and which rules decided. */
@ApplicationScoped
class SettleMetrics {

    private final MeterRegistry registry;

    SettleMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Timer.Sample start() {
        return Timer.start(registry);
    }

    void settled(Settled settled, Timer.Sample started) {
        if (settled.isNothing()) {
            return;
        }
        started.stop(registry.timer("countermand.settle.duration"));
        settled.chunks().forEach(this::verdicts);
        for (var ended : settled.ended()) {
            registry.counter("countermand.actions.ended", "state", ended.state().name())
                    .increment();
        }
    }

    void postponed() {
        registry.counter("countermand.settle.postponed").increment();
    }

    /** A chunk failed for what it contains and was cut in two, or its one line item is tried again. */
    void narrowed() {
        registry.counter("countermand.settle.narrowed").increment();
    }

    private void verdicts(JudgedChunk judged) {
        count("ELIGIBLE", "none", judged.successful());
        judged.ineligible()
                .forEach((rule, items) ->
                        count(Unsettled.RULE.equals(rule) ? Unsettled.RULE : "INELIGIBLE", rule, items));
    }

    private void count(String verdict, String rule, int items) {
        registry.counter("countermand.verdicts", "verdict", verdict, "rule", rule)
                .increment(items);
    }
}
