package io.countermand.webhook.delivery;

import io.countermand.backbone.loop.Pace;
import io.countermand.backbone.store.Backoff;
import io.countermand.backbone.store.Outage;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Sends a turn and records it, for as long as the store takes to answer. */
final class ServeEndpoint {

    private static final Logger LOG = Logger.getLogger(ServeEndpoint.class);

    /** What the rate asks for after a turn: giving the endpoint back and claiming it again would take longer. */
    private static final Duration PAUSE_MAX = Duration.ofMillis(100);

    private final SendTurn sendTurn;
    private final RecordTurn recordTurn;
    private final AttemptLog attemptLog;
    private final HealthConfig health;
    private final Duration pace;
    private final InstantSource clock;

    ServeEndpoint(
            SendTurn sendTurn,
            RecordTurn recordTurn,
            AttemptLog attemptLog,
            HealthConfig health,
            Duration pace,
            InstantSource clock) {
        this.sendTurn = sendTurn;
        this.recordTurn = recordTurn;
        this.attemptLog = attemptLog;
        this.health = health;
        this.pace = pace;
        this.clock = clock;
    }

    /** Takes the next turn of an endpoint in the transaction that records its last one, to be served then. */
    interface Keep {
        Optional<Turn> keep(SqlConnection transaction, Instant servedAt);
    }

    /**
     * What a turn led to.
     *
     * @param held for how long the endpoint is now left alone; zero if it is not
     * @param next its next turn, for after that time, if it was kept
     */
    record Served(Duration held, Optional<Turn> next) {}

    /** @param keep asked when all of the turn is recorded, unless the endpoint is to be left alone for longer */
    Served serve(Turn turn, Keep keep) throws InterruptedException, ExecutionException {
        var attempts = paced(turn);
        var now = clock.instant();
        var care = turn.endpoint().health().after(attempts, now, health);
        var from = care.heldUntil() == null ? now : care.heldUntil();
        var keeps = Duration.between(now, from).compareTo(PAUSE_MAX) <= 0;
        var recorded = recordUntilDone(
                turn.endpoint(),
                attempts,
                care,
                transaction -> keeps ? keep.keep(transaction, from) : Optional.empty());
        var held = Duration.between(clock.instant(), from);
        return new Served(held.isNegative() ? Duration.ZERO : held, recorded.next());
    }

    /** Lasts as long as the pace: what becomes due meanwhile is taken by the transaction that records this turn. */
    private List<Attempt> paced(Turn turn) throws InterruptedException, ExecutionException {
        var beat = new Pace(pace);
        beat.await();
        var attempts = sendTurn.send(turn);
        beat.await();
        return attempts;
    }

    private RecordTurn.Recorded recordUntilDone(
            Endpoint endpoint, List<Attempt> attempts, Health.Care care, Function<SqlConnection, Optional<Turn>> next)
            throws InterruptedException {
        var recorded = recorded(endpoint, attempts, care, next);
        for (int failures = 1; recorded.isEmpty(); failures++) {
            Thread.sleep(Backoff.STANDARD.after(failures));
            recorded = recorded(endpoint, attempts, care, next);
        }
        return recorded.get();
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
