package io.countermand.webhook.delivery;

import io.countermand.backbone.store.Backoff;
import io.countermand.backbone.store.Outage;
import java.time.Duration;
import java.time.InstantSource;
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
    private final HealthConfig health;
    private final InstantSource clock;

    ServeEndpoint(
            MakeAttempt makeAttempt,
            RecordTurn recordTurn,
            AttemptLog attemptLog,
            HealthConfig health,
            InstantSource clock) {
        this.makeAttempt = makeAttempt;
        this.recordTurn = recordTurn;
        this.attemptLog = attemptLog;
        this.health = health;
        this.clock = clock;
    }

    /** @return for how long the endpoint is now held back; zero if it is not */
    Duration serve(Turn turn) throws InterruptedException, ExecutionException {
        var attempts = attempts(turn);
        var now = clock.instant();
        var care = turn.endpoint().health().after(attempts, now, health);
        for (int failures = 1; !isRecorded(turn.endpoint(), attempts, care); failures++) {
            Thread.sleep(Backoff.STANDARD.after(failures));
        }
        return care.heldUntil() == null ? Duration.ZERO : Duration.between(now, care.heldUntil());
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
    private boolean isRecorded(Endpoint endpoint, List<Attempt> attempts, Health.Care care) {
        try {
            if (!recordTurn.record(endpoint, attempts, care)) {
                LOG.warnf("endpoint %s was taken over; %d attempts not recorded", endpoint.id(), attempts.size());
            } else if (care.disabledBecause() != null) {
                attemptLog.disabled(endpoint, care.disabledBecause());
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
