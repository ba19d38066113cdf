package io.countermand.worker.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes platforms. (ours) */
@Path("/admin/platforms")
public class PlatformResource {

    private static final Pattern NAME = Pattern.compile("[-a-zA-Z0-9_]{3,100}");
    private static final int WINDOW_DAYS = 5;
    private static final int WINDOW_DAYS_MAX = 365;
    private static final int FREEZE_HOURS = 48;
    private static final int FREEZE_HOURS_MAX = 8_760;
    private static final long SERVICE_FEE_MAX = 1_000_000_000_000L;

    private final InstantSource clock;

    PlatformResource(InstantSource clock) {
        this.clock = clock;
    }

    /** What is left out takes its default: 5 days, UTC, no fee, 48 hours. */
    public record NewPlatform(
            @Nullable String name,
            @Nullable Integer windowDays,
            @Nullable String zone,
            @Nullable Long serviceFeeMinor,
            @Nullable Integer freezeHours) {}

    /** A platform as it was stored. */
    public record View(
            String name, int windowDays, String zone, long serviceFeeMinor, int freezeHours, String createdAt) {

        static View of(Platform platform) {
            return new View(
                    platform.name,
                    platform.windowDays,
                    platform.zone,
                    platform.serviceFeeMinor,
                    platform.freezeHours,
                    platform.createdAt.toString());
        }
    }

    @POST
    @WithTransaction
    public Uni<Response> create(NewPlatform wanted) {
        var platform = checked(wanted);
        return Platform.named(platform.name).chain(known -> {
            if (known != null) {
                throw Refusal.of(Catalogue.ALREADY_THERE, "The platform");
            }
            return platform.persistAndFlush()
                    .replaceWith(() -> Response.status(Status.CREATED)
                            .entity(View.of(platform))
                            .build());
        });
    }

    private Platform checked(NewPlatform wanted) {
        if (wanted.name() == null || !NAME.matcher(wanted.name()).matches()) {
            throw Refusal.invalid("name", Catalogue.NOT_ALLOWED_VALUE, "3 to 100 letters, digits, - and _");
        }
        var platform = new Platform();
        platform.name = wanted.name();
        platform.windowDays = (int) within("windowDays", wanted.windowDays(), WINDOW_DAYS, 0, WINDOW_DAYS_MAX);
        platform.zone = zone(wanted.zone());
        platform.serviceFeeMinor = within("serviceFeeMinor", wanted.serviceFeeMinor(), 0, 0, SERVICE_FEE_MAX);
        platform.freezeHours = (int) within("freezeHours", wanted.freezeHours(), FREEZE_HOURS, 1, FREEZE_HOURS_MAX);
        platform.createdAt = clock.instant();
        return platform;
    }

    private static long within(String field, @Nullable Number wanted, long otherwise, long min, long max) {
        var value = wanted == null ? otherwise : wanted.longValue();
        if (value < min || value > max) {
            throw Refusal.invalid(field, Catalogue.OUT_OF_RANGE, min, max);
        }
        return value;
    }

    private static String zone(@Nullable String wanted) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(wanted, "UTC")).getId();
        } catch (DateTimeException e) {
            throw Refusal.invalid("zone", Catalogue.NOT_ALLOWED_VALUE, "the IANA time zones, such as Europe/Vienna");
        }
    }
}
