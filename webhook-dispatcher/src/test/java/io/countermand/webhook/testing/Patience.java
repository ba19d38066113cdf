package io.countermand.webhook.testing;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a test waits before it gives up: long, so that a busy machine fails no test, and free when all is well. */
public final class Patience {

    private static final Duration LONG = Duration.ofSeconds(40);

    private Patience() {}

    public static ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }
}
