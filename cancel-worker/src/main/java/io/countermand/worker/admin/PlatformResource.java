package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Makes platforms and changes their policy. (ours) */
@Path("/admin/platforms")
public class PlatformResource {

    private static final Pattern NAME = Pattern.compile("[-a-zA-Z0-9_]{3,100}");

    private final Changes changes;
    private final InstantSource clock;

    PlatformResource(Changes changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    /** What is left out takes its default. */
    public record NewPlatform(
            @Nullable String name,
            @Nullable Integer windowDays,
            @Nullable String zone,
            @Nullable Long serviceFeeMinor,
            @Nullable Integer freezeHours,
            @Nullable Integer requestsPerSecond) {

        PlatformPolicy policy() {
            return new PlatformPolicy(windowDays, zone, serviceFeeMinor, freezeHours, requestsPerSecond);
        }
    }

    @GET
    @WithSession
    public Uni<Listed<PlatformView>> list(@BeanParam PageParameters parameters) {
        var page = parameters.asked();
        var order = ListOrder.oldestFirst(page);
        return Platform.<Platform>find("id %s ?1".formatted(order.operator()), order.by("id"), order.besideOrLargest())
                .range(0, page.rowsToRead() - 1)
                .list()
                .map(found -> Listed.of(found, page, one -> List.of((long) one.id), PlatformView::of));
    }

    @GET
    @Path("/{platform}")
    @WithSession
    public Uni<PlatformView> read(@RestPath String platform) {
        return Platform.existing(platform).map(PlatformView::of);
    }

    @POST
    @WithTransaction
    public Uni<Response> create(NewPlatform wanted) {
        var platform = checked(wanted);
        return Platform.named(platform.name)
                .invoke(PlatformResource::mustBeNew)
                .chain(() -> platform.persistAndFlush())
                .onFailure(ConstraintViolationException.class) // somebody was faster
                .transform(taken -> alreadyThere())
                .chain(() -> changes.record("platform/" + platform.name, null, PlatformView.of(platform)))
                .map(done -> Response.status(Status.CREATED)
                        .entity(PlatformView.of(platform))
                        .build());
    }

    @PATCH
    @Path("/{platform}")
    @WithTransaction
    public Uni<PlatformView> change(@RestPath String platform, PlatformPolicy wanted) {
        return Platform.locked(platform).chain(known -> {
            var before = PlatformView.of(known);
            wanted.applyTo(known);
            var after = PlatformView.of(known);
            return changes.record("platform/" + platform, before, after).replaceWith(after);
        });
    }

    private static void mustBeNew(@Nullable Platform known) {
        if (known != null) {
            throw alreadyThere();
        }
    }

    private static Refusal alreadyThere() {
        return Refusal.of(Catalogue.ALREADY_THERE, "The platform");
    }

    private Platform checked(NewPlatform wanted) {
        if (wanted.name() == null || !NAME.matcher(wanted.name()).matches()) {
            throw Refusal.invalid("name", Catalogue.NOT_ALLOWED_VALUE, "3 to 100 letters, digits, - and _");
        }
        var platform = new Platform();
        platform.name = wanted.name();
        PlatformPolicy.defaults(platform);
        wanted.policy().applyTo(platform);
        platform.createdAt = clock.instant();
        return platform;
    }
}
