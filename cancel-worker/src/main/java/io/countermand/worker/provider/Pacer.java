package io.countermand.worker.provider;

import java.util.concurrent.TimeUnit;

/** Spreads calls: each gets a moment of its own, the next free one. */
final class Pacer {

    private final long gapNanos;
    private long nextFree = System.nanoTime();

    Pacer(int perSecond) {
        gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void await() throws InterruptedException {
        var wait = reserve();
        if (wait > 0) {
            TimeUnit.NANOSECONDS.sleep(wait);
        }
    }

    private synchronized long reserve() {
        var now = System.nanoTime();
        var mine = Math.max(now, nextFree);
        nextFree = mine + gapNanos;
        return mine - now;
    }
}
