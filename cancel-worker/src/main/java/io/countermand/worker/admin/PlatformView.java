package io.countermand.worker.admin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A platform as it is stored.
 *
 * @param requestsPerSecond absent: the setting of the front doors
 */
public record PlatformView(
        String name,
        int windowDays,
        String zone,
        long serviceFeeMinor,
        int freezeHours,
        @Nullable Integer requestsPerSecond,
        Instant createdAt) {

    static PlatformView of(Platform platform) {
        return new PlatformView(
                platform.name,
                platform.windowDays,
                platform.zone,
                platform.serviceFeeMinor,
                platform.freezeHours,
                platform.requestsPerSecond,
                platform.createdAt);
    }
}
