package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a platform may do and decides about its cancellations, as asked for; null leaves what is there.
 *
 * @param requestsPerSecond 0: the setting of the front doors again
 */
public record PlatformPolicy(
        @Nullable Integer windowDays,
        @Nullable String zone,
        @Nullable Long serviceFeeMinor,
        @Nullable Integer freezeHours,
        @Nullable Integer requestsPerSecond) {

    private static final int WINDOW_DAYS_MAX = 365;
    private static final int FREEZE_HOURS_MAX = 8_760;
    private static final int REQUESTS_PER_SECOND_MAX = 100_000;
    private static final long SERVICE_FEE_MAX = 1_000_000_000_000L;

    /** The defaults: 5 days, UTC, no fee, 48 hours, the rate of the front doors. */
    static void defaults(Platform platform) {
        platform.windowDays = 5;
        platform.zone = "UTC";
        platform.serviceFeeMinor = 0;
        platform.freezeHours = 48;
    }

    /** Running actions keep the policy they were written with. */
    void applyTo(Platform platform) {
        platform.windowDays = (int) within("windowDays", windowDays, platform.windowDays, 0, WINDOW_DAYS_MAX);
        platform.zone = zone == null ? platform.zone : known(zone);
        platform.serviceFeeMinor =
                within("serviceFeeMinor", serviceFeeMinor, platform.serviceFeeMinor, 0, SERVICE_FEE_MAX);
        platform.freezeHours = (int) within("freezeHours", freezeHours, platform.freezeHours, 1, FREEZE_HOURS_MAX);
        platform.requestsPerSecond = rate(platform.requestsPerSecond);
    }

    private @Nullable Integer rate(@Nullable Integer otherwise) {
        if (requestsPerSecond == null) {
            return otherwise;
        }
        var rate = (int) within("requestsPerSecond", requestsPerSecond, 0, 0, REQUESTS_PER_SECOND_MAX);
        return rate == 0 ? null : rate;
    }

    private static long within(String field, @Nullable Number wanted, long otherwise, long min, long max) {
        var value = wanted == null ? otherwise : wanted.longValue();
        if (value < min || value > max) {
            throw Refusal.invalid(field, Catalogue.OUT_OF_RANGE, min, max);
        }
        return value;
    }

    private static String known(String zone) {
        try {
            return ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            throw Refusal.invalid("zone", Catalogue.NOT_ALLOWED_VALUE, "the IANA time zones, such as Europe/Vienna");
        }
    }
}
