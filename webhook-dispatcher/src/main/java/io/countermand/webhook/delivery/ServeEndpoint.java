package io.countermand.webhook.delivery;

import io.countermand.backbone.store.Backoff;
import io.countermand.backbone.store.Outage;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
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

    /**
     * What a turn led to.
     *
     * @param held for how long the endpoint is now held back; zero if it is not
     * @param next its next turn, if it was kept
     */
    record Served(Duration held, Optional<Turn> next) {}

    /** @param next asked when all of the turn is recorded, in the same transaction */
    Served serve(Turn turn, Function<SqlConnection, Optional<Turn>> next)
            throws InterruptedException, ExecutionException {
        var attempts = attempts(turn);
        var now = clock.instant();
        var care = turn.endpoint().health().after(attempts, now, health);
        var recorded = recorded(turn.endpoint(), attempts, care, next);
        for (int failures = 1; recorded.isEmpty(); failures++) {
            Thread.sleep(Backoff.STANDARD.after(failures));
            recorded = recorded(turn.endpoint(), attempts, care, next);
        }
        var held = care.heldUntil() == null ? Duration.ZERO : Duration.between(now, care.heldUntil());
        return new Served(held, recorded.get().next());
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

    /** An outage must not lose what happened: a success that is not written down is sent again. Empty while there is one. */
    private Optional<RecordTurn.Recorded> recorded(
            Endpoint endpoint, List<Attempt> attempts, Health.Care care, Function<SqlConnection, Optional<Turn>> next) {
        try {
            var recorded = recordTurn.record(endpoint, attempts, care, next);
            if (!recorded.isOurs()) {
                LOG.warnf("endpoint %s was taken over; %d attempts not recorded", endpoint.id(), attempts.size());
            } else if (care.disabledBecause() != null) {
                attemptLog.disabled(endpoint, care.disabledBecause());
            }
            return Optional.of(recorded);
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                throw e; // trying again would not help, and would hold the slot for ever
            }
            LOG.warnf("attempts of endpoint %s wait for the store: %s", endpoint.id(), e);
            return Optional.empty();
        }
    }
}
