package io.countermand.edge.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Goes on only when told. */
final class SettableClock implements InstantSource {

    static final Instant START = Instant.parse("2026-11-20T10:15:30.123Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void goOn(Duration time) {
        now = now.plus(time);
    }
}
