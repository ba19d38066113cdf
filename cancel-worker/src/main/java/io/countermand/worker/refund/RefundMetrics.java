package io.countermand.worker.refund;

import io.countermand.domain.refund.Move;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What operators see of providers and of how refunds end. */
@ApplicationScoped
class RefundMetrics {

    private final MeterRegistry registry;

    RefundMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void called(String provider, Attempt attempt) {
        took(provider, attempt.call().name(), attempt.took());
    }

    /** A read that belongs to no refund. */
    void looked(String provider, Duration took) {
        took(provider, "COMPARE", took);
    }

    private void took(String provider, String call, Duration took) {
        registry.timer("countermand.provider.call", "provider", provider, "call", call)
                .record(took);
    }

    void moved(String provider, Move move) {
        if (Columns.isOver(move.to())) {
            registry.counter("countermand.refunds.ended", "provider", provider, "state", Columns.told(move.to()))
                    .increment();
        }
    }

    /** 1 while the provider is left alone. */
    void watch(String provider, Breaker breaker) {
        registry.gauge(
                "countermand.provider.breaker.open",
                Tags.of("provider", provider),
                breaker,
                one -> one.isOpen() ? 1 : 0);
    }
}
