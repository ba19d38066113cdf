package io.countermand.backbone.loop;

import io.countermand.backbone.store.Backoff;
import io.countermand.backbone.store.Outage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A virtual thread that calls its step while there is work, else waits for {@link #wake} or the idle time. A step that
 * throws is tried again after a back-off, for ever: an outage ends by itself. {@link #stop} lets the running step finish.
 */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);

    /** One unit of work. */
    @FunctionalInterface
    public interface Step {
        /** @return whether to be called again at once */
        boolean run() throws InterruptedException;
    }

    private final String name;
    private final Duration idle;
    private final Pace pace;
    private final Step step;
    private final Semaphore wakeUps = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread thread;

    /** @param idle how long to wait without a wake-up: other pods' work and timed work is noticed that late at worst */
    public Loop(String name, Duration idle, Step step) {
        this(name, idle, Duration.ZERO, step);
    }

    /** @param pace from the beginning of a step to that of the next, at least */
    public Loop(String name, Duration idle, Duration pace, Step step) {
        this.name = name;
        this.idle = idle;
        this.pace = new Pace(pace);
        this.step = step;
    }

    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name(name).start(this::runUntilStopped);
    }

    /** There may be work. Cheap, from any thread. */
    public void wake() {
        if (wakeUps.availablePermits() == 0) {
            wakeUps.release();
        }
    }

    /** No further step begins; the one that runs goes on. */
    public void finish() {
        running = false;
        wake();
    }

    public synchronized void stop(Duration patience) throws InterruptedException {
        finish();
        if (thread != null && !thread.join(patience)) {
            thread.interrupt();
            LOG.warnf("%s did not finish its step within %s and was interrupted", name, patience);
        }
    }

    private void runUntilStopped() {
        int failures = 0;
        while (running) {
            try {
                rest(runOnce() ? Duration.ZERO : idle);
                failures = 0;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // An Error too: a loop that ended in silence would look like a quiet day.
                failures++;
                restAfter(e, failures);
            }
        }
    }

    private boolean runOnce() throws InterruptedException {
        pace.await();
        wakeUps.drainPermits();
        return step.run();
    }

    private void rest(Duration time) throws InterruptedException {
        if (!time.isZero() && wakeUps.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.tracef("%s was woken", name);
        }
    }

    private void restAfter(Throwable failure, int failures) {
        var wait = Backoff.STANDARD.after(failures);
        if (Outage.is(failure)) {
            LOG.warnf("%s waits %s: %s", name, wait, failure);
        } else {
            LOG.errorf(failure, "%s failed and is tried again after %s", name, wait);
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
