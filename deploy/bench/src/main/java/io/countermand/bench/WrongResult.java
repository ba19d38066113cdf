package io.countermand.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What was measured is fast but wrong. */
public final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    public WrongResult(String message) {
        super(message);
    }

    public static void unless(boolean right, String message) {
        if (!right) {
            throw new WrongResult(message);
        }
    }

    /** Waits a minute for it. @param message what is missing then */
    public static void unlessSoon(BooleanSupplier right, Supplier<String> message) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!right.getAsBoolean()) {
            unless(System.nanoTime() < deadline, message.get());
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_LOOKS);
        }
    }
}
