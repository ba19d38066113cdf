package io.countermand.worker.refund;

import io.countermand.backbone.log.LogKeys;
import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.loop.Loop;
import io.countermand.backbone.store.Outage;
import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.Reading;
import io.countermand.worker.provider.PaymentProvider;
import io.countermand.worker.provider.Provider;
import io.countermand.worker.provider.Turn;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The refunds of one provider: a few under way for each call that it allows, each on a thread of its own. */
final class ProviderLoop {

    private static final Logger LOG = Logger.getLogger(ProviderLoop.class);
    private static final int CLAIMED_AT_ONCE = 4; // of the places, a fourth: a claim is a transaction

    private final Provider provider;
    private final RefundOne refund;
    private final RefundMetrics metrics;
    private final int all;
    private final Semaphore places;
    private final Breaker breaker;
    private final Loop loop;

    ProviderLoop(Provider provider, RefundOne refund, Duration idle, RefundMetrics metrics) {
        this.provider = provider;
        this.refund = refund;
        this.metrics = metrics;
        this.all = provider.settings().parallel() * provider.settings().refundsPerCall();
        this.places = new Semaphore(all);
        this.breaker = new Breaker(provider.name(), provider.settings());
        this.loop = new Loop("refund-" + provider.name(), idle, this::claimDue);
        metrics.watch(provider.name(), breaker);
    }

    void start() {
        loop.start();
    }

    void wake() {
        loop.wake();
    }

    void finish() {
        loop.finish();
    }

    /** What is under way then is asked for by whoever claims it next. */
    void stop(Deadline deadline) throws InterruptedException {
        loop.stop(deadline.left());
        if (!places.tryAcquire(all, deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warnf("refunds of %s were still under way", provider.name());
        }
    }

    String provider() {
        return provider.name();
    }

    /** For whoever only wants to know. Empty while refunds need every call, or the provider is left alone. */
    Optional<Reading> look(PaymentProvider.Payment payment) throws InterruptedException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return breaker.room(refund.now(), underWay() - 1, 1) == 0 ? Optional.empty() : readIfFree(payment);
        } finally {
            places.release();
            loop.wake();
        }
    }

    private Optional<Reading> readIfFree(PaymentProvider.Payment payment) throws InterruptedException {
        var free = provider.turnIfFree();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        try (var turn = free.get()) {
            return Optional.of(read(turn, payment));
        }
    }

    private Reading read(Turn turn, PaymentProvider.Payment payment) {
        var started = refund.now();
        var reading = turn.read(payment);
        metrics.looked(provider.name(), Duration.between(started, refund.now()));
        breaker.heard(reading, refund.now());
        return reading;
    }

    private boolean claimDue() {
        var free = places.availablePermits();
        var room = breaker.room(refund.now(), all - free, free);
        if (room == 0 || free < all && room * CLAIMED_AT_ONCE < all) {
            return false;
        }
        var claimed = refund.claim(provider, room);
        claimed.forEach(this::begin);
        return claimed.size() == room;
    }

    private int underWay() {
        return all - places.availablePermits();
    }

    private void begin(Intent intent) {
        places.acquireUninterruptibly();
        Thread.ofVirtual().name("refund-" + intent.keys().id()).start(() -> {
            try {
                advance(intent);
            } finally {
                places.release();
                loop.wake();
            }
        });
    }

    private void advance(Intent intent) {
        try {
            var move = refund.advance(provider, intent);
            breaker.heard(move, refund.now());
            metrics.moved(provider.name(), move);
            log(intent, move);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            // Its row is as it was last written; after the lease it is claimed again, and the provider asked.
            with(
                    intent,
                    () -> LOG.log(
                            Outage.is(e) ? Logger.Level.WARN : Logger.Level.ERROR,
                            "a refund failed and waits for its lease",
                            e));
        }
    }

    private static void log(Intent intent, Move move) {
        with(intent, () -> LOG.infof("refund of %s: %s → %s", intent.amount(), intent.state(), move.to()));
    }

    private static void with(Intent intent, Runnable line) {
        var keys = intent.keys();
        LogKeys.with(
                Map.of(
                        "refundId", keys.id(),
                        "actionId", keys.actionId(),
                        "orderId", keys.referenceOrderId()),
                line);
    }
}
