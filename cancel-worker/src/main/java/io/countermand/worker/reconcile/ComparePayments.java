package io.countermand.worker.reconcile;

import io.countermand.backbone.loop.Loop;
import io.countermand.domain.refund.Reading;
import io.countermand.worker.Chore;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.refund.RefundLoops;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Holds our refunds against what the providers list, payment by payment, in both directions. It asks a provider for one payment
 * at a time, in a place that no refund needs, and not while the provider is left alone.
 */
@ApplicationScoped
class ComparePayments implements Chore {

    private static final Logger LOG = Logger.getLogger(ComparePayments.class);

    private final PaymentQueue queue;
    private final RefundLoops refunds;
    private final ReconcileMetrics metrics;
    private final InstantSource clock;
    private final Loop loop;

    ComparePayments(
            PaymentQueue queue,
            RefundLoops refunds,
            WorkerConfig config,
            ReconcileMetrics metrics,
            InstantSource clock) {
        this.queue = queue;
        this.refunds = refunds;
        this.metrics = metrics;
        this.clock = clock;
        loop = new Loop("compare-payments", config.reconcile().pause(), this::compareDue);
    }

    @Override
    public Loop loop() {
        return loop;
    }

    private boolean compareDue() throws InterruptedException {
        for (var provider : refunds.providers()) {
            compareDue(provider);
        }
        return false;
    }

    /** What a provider does not answer now is left until the lease ends; it holds up no other, unless it concerns them all. */
    private void compareDue(String provider) throws InterruptedException {
        for (var payment : queue.claim(provider, clock.instant())) {
            var reading = refunds.look(provider, payment.reference());
            if (reading.isPresent() && isCompared(payment, reading.get())) {
                metrics.compared(provider);
                continue;
            }
            metrics.unread(provider);
            if (reading.isEmpty() || reading.get() instanceof Reading.Unauthorized) {
                return;
            }
        }
    }

    private boolean isCompared(OurPayment ours, Reading reading) {
        return switch (reading) {
            case Reading.Found theirs -> record(ours, Comparison.of(ours, theirs.payment()));
            case Reading.Rejected unknown -> record(ours, Comparison.withNothing(ours, unknown.word()));
            case Reading.Unauthorized refused -> false;
            case Reading.Unreadable unread -> false;
        };
    }

    private boolean record(OurPayment ours, List<Found> found) {
        var recorded = queue.record(ours, found, clock.instant());
        if (recorded > 0) {
            LOG.errorf("a provider's books differ from ours in %d places: see GET /admin/reconciliation", recorded);
        }
        return true;
    }
}
