package io.countermand.worker.admin;

import java.time.Instant;

/** A platform as it is stored. */
public record PlatformView(
        String name, int windowDays, String zone, long serviceFeeMinor, int freezeHours, Instant createdAt) {

    static PlatformView of(Platform platform) {
        return new PlatformView(
                platform.name,
                platform.windowDays,
                platform.zone,
                platform.serviceFeeMinor,
                platform.freezeHours,
                platform.createdAt);
    }
}
