package io.countermand.webhook.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the deliveries of a turn in their order, a few at a time. What is left when one fails, or when the turn has lasted
 * long enough, is due as before: the endpoint's state is judged anew, and its lease covers the last attempt, too.
 */
final class SendTurn {

    private final MakeAttempt makeAttempt;
    private final AttemptLog attemptLog;
    private final int atOnceMax;
    private final Duration beginWithin;

    SendTurn(MakeAttempt makeAttempt, AttemptLog attemptLog, int atOnceMax, Duration beginWithin) {
        this.makeAttempt = makeAttempt;
        this.attemptLog = attemptLog;
        this.atOnceMax = atOnceMax;
        this.beginWithin = beginWithin;
    }

    /** @return what was tried; the first of them began first */
    List<Attempt> send(Turn turn) throws InterruptedException, ExecutionException {
        var sending = new Sending(turn);
        var lanes = Collections.<Callable<List<Attempt>>>nCopies(
                Math.min(atOnceMax, turn.deliveries().size()), sending::lane);
        var attempts = new ArrayList<Attempt>(turn.deliveries().size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane : threads.invokeAll(lanes)) {
                attempts.addAll(lane.get());
            }
        }
        attempts.sort(Attempt.BY_START);
        return attempts;
    }

    /** What the lanes of a turn share. */
    private final class Sending {

        private final Endpoint endpoint;
        private final Iterator<Delivery> left;
        private final long beganNanos = System.nanoTime();
        private boolean failed;

        Sending(Turn turn) {
            endpoint = turn.endpoint();
            left = turn.deliveries().iterator();
        }

        List<Attempt> lane() {
            var attempts = new ArrayList<Attempt>();
            for (var delivery = next(); delivery != null; delivery = next()) {
                attempts.add(attempt(delivery));
            }
            return attempts;
        }

        private synchronized @Nullable Delivery next() {
            var inTime = System.nanoTime() - beganNanos < beginWithin.toNanos();
            return inTime && !failed && left.hasNext() ? left.next() : null;
        }

        private Attempt attempt(Delivery delivery) {
            var attempt = makeAttempt.attempt(endpoint, delivery);
            attemptLog.made(endpoint, attempt);
            if (!attempt.answer().isSuccess()) {
                fail();
            }
            return attempt;
        }

        private synchronized void fail() {
            failed = true;
        }
    }
}
