package io.countermand.webhook.delivery;

import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.loop.Loop;
import io.micrometer.core.instrument.Timer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Claims as many endpoints as it has slots for and serves them at once, each on a thread of its own: a slow endpoint takes one
 * slot and holds up nobody else. A busy one keeps its slot for some turns, which saves it a claim for each.
 */
public final class DeliveryLoop {

    private static final Logger LOG = Logger.getLogger(DeliveryLoop.class);

    /** In a row, of one endpoint, then it stands behind the others again. */
    private static final int TURNS_MAX = 8;

    private final ClaimEndpoint claimEndpoint;
    private final ServeEndpoint serveEndpoint;
    private final Timer claims;
    private final int endpointsAtOnceMax;
    private final Semaphore slots;
    private final AtomicInteger served = new AtomicInteger();
    private final Loop claiming;
    private final Duration idle;
    private volatile boolean stopping;
    private volatile long lastLookNanos = System.nanoTime();

    /** @param claims how long those took that found something */
    DeliveryLoop(
            ClaimEndpoint claimEndpoint,
            ServeEndpoint serveEndpoint,
            Timer claims,
            int endpointsAtOnceMax,
            Duration idle) {
        this.claimEndpoint = claimEndpoint;
        this.serveEndpoint = serveEndpoint;
        this.claims = claims;
        this.endpointsAtOnceMax = endpointsAtOnceMax;
        this.slots = new Semaphore(endpointsAtOnceMax);
        this.idle = idle;
        this.claiming = new Loop("claim-endpoints", idle, this::claimAndServe);
    }

    public void start() {
        claiming.start();
    }

    /** There may be work. */
    public void wake() {
        claiming.wake();
    }

    /** Since the loop last looked for work, found or not; long only when it hangs. */
    public Duration sinceLastLook() {
        return Duration.ofNanos(System.nanoTime() - lastLookNanos);
    }

    /** Claims no more, lets the attempts under way finish. What is cut off is sent again after its lease. */
    public void stop(Deadline deadline) throws InterruptedException {
        stopping = true;
        claiming.stop(deadline.left());
        if (!slots.tryAcquire(endpointsAtOnceMax, deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("stopped with attempts under way; their webhooks are sent again");
        }
    }

    private boolean claimAndServe() throws InterruptedException {
        lastLookNanos = System.nanoTime();
        if (!slots.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        var free = 1 + slots.drainPermits();
        var started = 0;
        try {
            var turns = claim(free);
            started = turns.size();
            served.addAndGet(started);
            turns.forEach(this::serveOnItsOwnThread);
            return started > 0;
        } finally {
            slots.release(free - started);
        }
    }

    private List<Turn> claim(int endpointsMax) {
        var began = System.nanoTime();
        var turns = claimEndpoint.claim(endpointsMax, served.get());
        if (!turns.isEmpty()) {
            claims.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
        return turns;
    }

    private Optional<Turn> claimAgain(SqlConnection transaction, Endpoint endpoint, Instant at) {
        var began = System.nanoTime();
        var turn = claimEndpoint.again(transaction, endpoint, at, served.get());
        if (turn.isPresent()) {
            claims.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
        return turn;
    }

    private void serveOnItsOwnThread(Turn turn) {
        Thread.ofVirtual().name("serve-" + turn.endpoint().id()).start(() -> serve(turn));
    }

    private void serve(Turn turn) {
        var held = Duration.ZERO;
        try {
            held = serveInTurns(turn);
        } catch (ExecutionException e) {
            LOG.errorf(
                    e,
                    "endpoint %s could not be served; it comes again after its lease",
                    turn.endpoint().id());
        } catch (InterruptedException e) {
            LOG.warnf("serving endpoint %s was interrupted", turn.endpoint().id());
        } finally {
            served.decrementAndGet();
            slots.release();
            claiming.wake();
        }
        wakeAfter(held);
    }

    private Duration serveInTurns(Turn first) throws InterruptedException, ExecutionException {
        var turn = first;
        for (int turns = 1; ; turns++) {
            var goesOn = turns < TURNS_MAX && !stopping;
            var endpoint = turn.endpoint();
            var done = serveEndpoint.serve(
                    turn, (transaction, at) -> goesOn ? claimAgain(transaction, endpoint, at) : Optional.empty());
            if (done.next().isEmpty()) {
                return done.held();
            }
            Thread.sleep(done.held());
            turn = done.next().get();
        }
    }

    /** A short hold, as the rate makes it, must not become a whole idle time. */
    private void wakeAfter(Duration held) {
        if (held.isPositive() && held.compareTo(idle) < 0) {
            try {
                Thread.sleep(held);
                claiming.wake();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
