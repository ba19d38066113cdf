package io.countermand.worker.provider;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Spreads calls: each gets a moment of its own, the next free one. */
final class Pacer {

    private final long gapNanos;
    private final LongSupplier nanoTime;
    private long nextFree;

    Pacer(int perSecond) {
        this(perSecond, System::nanoTime);
    }

    Pacer(int perSecond, LongSupplier nanoTime) {
        gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.nanoTime = nanoTime;
        nextFree = nanoTime.getAsLong();
    }

    void await() throws InterruptedException {
        var wait = reserve();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    /** @return how long to wait for the moment that is now the caller's; at most nothing: at once */
    synchronized long reserve() {
        var now = nanoTime.getAsLong();
        var mine = Math.max(now, nextFree);
        nextFree = mine + gapNanos;
        return mine - now;
    }
}
