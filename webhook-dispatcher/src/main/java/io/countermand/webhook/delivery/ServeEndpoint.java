package io.countermand.webhook.delivery;

import io.countermand.backbone.store.Backoff;
import io.countermand.backbone.store.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Sends everything of a turn at once and records it, for as long as the store takes to answer. */
final class ServeEndpoint {

    private static final Logger LOG = Logger.getLogger(ServeEndpoint.class);

    private final MakeAttempt makeAttempt;
    private final RecordTurn recordTurn;
    private final AttemptLog attemptLog;

    ServeEndpoint(MakeAttempt makeAttempt, RecordTurn recordTurn, AttemptLog attemptLog) {
        this.makeAttempt = makeAttempt;
        this.recordTurn = recordTurn;
        this.attemptLog = attemptLog;
    }

    void serve(Turn turn) throws InterruptedException, ExecutionException {
        var attempts = attempts(turn);
        for (int failures = 1; !isRecorded(turn.endpoint(), attempts); failures++) {
            Thread.sleep(Backoff.STANDARD.after(failures));
        }
    }

    private List<Attempt> attempts(Turn turn) throws InterruptedException, ExecutionException {
        var sending = turn.deliveries().stream()
                .<Callable<Attempt>>map(delivery -> () -> attempt(turn.endpoint(), delivery))
                .toList();
        var attempts = new ArrayList<Attempt>(sending.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : threads.invokeAll(sending)) {
                attempts.add(sent.get());
            }
        }
        return attempts;
    }

    private Attempt attempt(Endpoint endpoint, Delivery delivery) {
        var attempt = makeAttempt.attempt(endpoint, delivery);
        attemptLog.made(endpoint, attempt);
        return attempt;
    }

    /** An outage must not lose what happened: a success that is not written down is sent again. */
    private boolean isRecorded(Endpoint endpoint, List<Attempt> attempts) {
        try {
            if (!recordTurn.record(endpoint, attempts)) {
                LOG.warnf("endpoint %s was taken over; %d attempts not recorded", endpoint.id(), attempts.size());
            }
            return true;
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                throw e; // trying again would not help, and would hold the slot for ever
            }
            LOG.warnf("attempts of endpoint %s wait for the store: %s", endpoint.id(), e);
            return false;
        }
    }
}
