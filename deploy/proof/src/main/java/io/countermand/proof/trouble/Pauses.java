package io.countermand.proof.trouble;

import io.countermand.proof.running.Instance;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;

/** SIGSTOP at the wrong moment: inside a transaction, or with an endpoint claimed. Tried until such a moment is met. */
final class Pauses {

    private static final int TRIES_MAX = 400;

    /** Long enough for one session to be seen asleep rather than between two statements. */
    private static final Duration ASLEEP = Duration.ofMillis(60);

    /** Above idle_in_transaction_session_timeout of the services and the lease of the dispatcher, as the run sets them. */
    private static final Duration THROUGH_IT_ALL = Duration.ofSeconds(8);

    private static final Duration STUCK = Duration.ofMillis(400);

    private final Scene scene;

    Pauses(Scene scene) {
        this.scene = scene;
    }

    /** The database throws it out, and its COMMIT, should it come, fails. */
    boolean pauseInTransaction(Fault fault) throws InterruptedException, IOException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var worker = scene.service(Kind.KILL_WORKER, (fault.which() + tries) % 2);
            if (paused(worker, () -> scene.work().isInTransaction(worker.name()))) {
                return true;
            }
            Thread.sleep(tries % 10);
        }
        return false;
    }

    /** Somebody else takes the endpoint over; what the sleeper writes when it wakes is refused by its epoch. */
    boolean pauseThroughLease(Fault fault) throws InterruptedException, IOException {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var sleeper = scene.service(Kind.KILL_DISPATCHER, (fault.which() + tries) % 2);
            if (paused(sleeper, this::isAClaimStuck)) {
                return true;
            }
            Thread.sleep(tries % 10);
        }
        return false;
    }

    /** Whoever is awake gives a claim back at once: one that stays is the sleeper's. */
    private boolean isAClaimStuck() throws InterruptedException {
        var claims = new HashSet<>(scene.work().claims());
        if (claims.isEmpty()) {
            return false;
        }
        Thread.sleep(STUCK);
        claims.retainAll(scene.work().claims());
        return !claims.isEmpty();
    }

    private boolean paused(Instance instance, Catch caught) throws InterruptedException, IOException {
        instance.pause();
        try {
            Thread.sleep(ASLEEP);
            if (!caught.isIt()) {
                return false;
            }
            Thread.sleep(THROUGH_IT_ALL);
            return true;
        } finally {
            instance.resume();
        }
    }

    /** Whether the moment is the wrong one. */
    private interface Catch {

        boolean isIt() throws InterruptedException;
    }
}
