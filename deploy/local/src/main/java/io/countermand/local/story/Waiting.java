package io.countermand.local.story;

import io.countermand.local.client.UnexpectedAnswer;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what must come, but not for ever, and not when a service has died meanwhile. */
public final class Waiting {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 50;

    private final Runnable aliveCheck;

    /** @param aliveCheck throws when waiting has become pointless */
    public Waiting(Runnable aliveCheck) {
        this.aliveCheck = aliveCheck;
    }

    public void until(String what, BooleanSupplier arrived) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!arrived.getAsBoolean()) {
            aliveCheck.run();
            if (System.nanoTime() > deadline) {
                throw new UnexpectedAnswer("waited " + PATIENCE.toSeconds() + " s in vain until " + what);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnexpectedAnswer("interrupted");
        }
    }
}
