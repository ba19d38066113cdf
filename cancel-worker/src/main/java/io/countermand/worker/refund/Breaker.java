package io.countermand.worker.refund;

import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.Move.Pace;
import io.countermand.domain.refund.Reading;
import io.countermand.worker.provider.ProviderConfig;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Leaves a provider alone that does not accept who we are, or that failed often in a row. After a while one refund tries; what
 * waits is not touched and nothing of it is lost.
 */
final class Breaker {

    private static final Logger LOG = Logger.getLogger(Breaker.class);

    private final String provider;
    private final ProviderConfig settings;
    private Instant openUntil = Instant.MIN;
    private int failures;

    Breaker(String provider, ProviderConfig settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /** How many refunds may start: none, one that tries, or all. */
    synchronized int room(Instant now, int underWay, int free) {
        if (now.isBefore(openUntil)) {
            return 0;
        }
        return openUntil.equals(Instant.MIN) ? free : Math.min(free, underWay == 0 ? 1 : 0);
    }

    synchronized void heard(Move move, Instant now) {
        switch (move.pace()) {
            case Pace.ProviderWaits refused -> refused(now);
            case Pace.BackOff failed -> failed(now);
            case Pace.Now fine -> close();
            case Pace.After fine -> close();
            case Pace.Ended fine -> close();
        }
    }

    synchronized void heard(Reading reading, Instant now) {
        switch (reading) {
            case Reading.Unauthorized refused -> refused(now);
            case Reading.Unreadable failed -> failed(now);
            case Reading.Found fine -> close();
            case Reading.Rejected fine -> close();
        }
    }

    synchronized boolean isOpen() {
        return !openUntil.equals(Instant.MIN);
    }

    private void refused(Instant now) {
        LOG.errorf("payment provider %s does not accept our credentials; its refunds wait", provider);
        open(now);
    }

    private void failed(Instant now) {
        failures++;
        if (failures >= settings.breakerFailures()) {
            LOG.errorf("payment provider %s failed %d times in a row; its refunds wait", provider, failures);
            open(now);
        }
    }

    private void open(Instant now) {
        openUntil = now.plus(settings.breakerOpen());
    }

    private void close() {
        failures = 0;
        openUntil = Instant.MIN;
    }
}
