package io.countermand.proof.running;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long a proof waits for what must come: long enough for a busy machine, and no longer than needed. */
public final class Patience {

    private Patience() {}

    public static ConditionFactory await(String what) {
        return Awaitility.await(what)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(3));
    }
}
