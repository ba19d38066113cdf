package io.countermand.api.testing;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;

/** Time stands still, at an instant with more digits than we may show. */
@Singleton
public class TestClock implements InstantSource {

    public static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123456789Z");

    @Override
    public Instant instant() {
        return NOW;
    }
}
