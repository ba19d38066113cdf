package io.countermand.api.command;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses at once while the last publishes all failed, but always has one probe on its way, so that it closes by itself when
 * Kafka is back. Safe for concurrent use.
 */
final class PublishCircuit {

    private final int failuresMax;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicBoolean probing = new AtomicBoolean();

    PublishCircuit(int failuresMax) {
        this.failuresMax = failuresMax;
    }

    /** Whoever gets true must tell how it went. */
    boolean mayTry() {
        return failures.get() < failuresMax || probing.compareAndSet(false, true);
    }

    void succeeded() {
        failures.set(0);
        probing.set(false);
    }

    void failed() {
        failures.incrementAndGet();
        probing.set(false);
    }

    /** The caller hung up: nobody knows how it went. */
    void abandoned() {
        probing.set(false);
    }
}
