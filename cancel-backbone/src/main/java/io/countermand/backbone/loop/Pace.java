package io.countermand.backbone.loop;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The beat of repeated work: what arrives between two beats shares the next transaction, which costs hardly more than one of
 * them alone. After a rest the next one begins at once. For one thread.
 */
public final class Pace {

    private final long nanos;
    private long last;

    public Pace(Duration pace) {
        nanos = pace.toNanos();
        last = System.nanoTime() - nanos;
    }

    /** Waits until the pace has passed since the last call ended. */
    public void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(last + nanos - System.nanoTime());
        last = System.nanoTime();
    }
}
