package io.countermand.webhook.testing;

import io.countermand.webhook.delivery.DeliveryLoop;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, which a test can push forward. */
@Singleton
public class AdjustableClock implements InstantSource {

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final Instance<DeliveryLoop> delivery;

    AdjustableClock(Instance<DeliveryLoop> delivery) {
        this.delivery = delivery;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    /** And lets delivery notice. */
    public void advance(Duration time) {
        ahead.updateAndGet(now -> now.plus(time));
        delivery.get().wake();
    }

    public void reset() {
        ahead.set(Duration.ZERO);
    }
}
