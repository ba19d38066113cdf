package io.countermand.worker.refund;

import io.countermand.backbone.loop.Deadline;
import io.countermand.domain.refund.Reading;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.provider.PaymentProvider;
import io.countermand.worker.provider.ProviderConfig;
import io.countermand.worker.provider.Providers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A loop for each provider: one that is slow or away holds up no other. */
@ApplicationScoped
public class RefundLoops {

    private final List<ProviderLoop> loops;

    RefundLoops(Providers providers, RefundOne refund, WorkerConfig config, RefundMetrics metrics) {
        config.refund()
                .providers()
                .forEach((name, settings) -> requireFits(config.refund().lease(), name, settings));
        loops = providers.all().stream()
                .map(provider ->
                        new ProviderLoop(provider, refund, config.refund().idle(), metrics))
                .toList();
    }

    /** Else somebody else would have a refund while it is sent. */
    static void requireFits(Duration lease, String provider, ProviderConfig settings) {
        var calls = 2L * settings.refundsPerCall();
        var turns = Duration.ofSeconds(calls * settings.parallel()).dividedBy(settings.callsPerSecond());
        if (lease.compareTo(settings.callMax().multipliedBy(calls).plus(turns)) <= 0) {
            throw new IllegalStateException("countermand.worker.refund.lease, " + lease
                    + ", is too short for two calls of " + provider + " and the waits for their turn");
        }
    }

    public void start() {
        loops.forEach(ProviderLoop::start);
    }

    /** There may be a refund that is due. */
    public void wake() {
        loops.forEach(ProviderLoop::wake);
    }

    /** The names of those that are configured. */
    public List<String> providers() {
        return loops.stream().map(ProviderLoop::provider).toList();
    }

    /** Reads a payment within its provider's limits. Empty while refunds need them all, or the provider is left alone. */
    public Optional<Reading> look(String provider, PaymentProvider.Payment payment) throws InterruptedException {
        for (var loop : loops) {
            if (loop.provider().equals(provider)) {
                return loop.look(payment);
            }
        }
        return Optional.empty();
    }

    /** Nothing more is claimed. */
    public void finish() {
        loops.forEach(ProviderLoop::finish);
    }

    public void stop(Deadline deadline) throws InterruptedException {
        for (var loop : loops) {
            loop.stop(deadline);
        }
    }
}
