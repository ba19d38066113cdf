package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Rewards that were redeemed although they had been voided: a human decides who pays. (ours) */
@Path("/admin/conflicts")
@RunOnVirtualThread
public class ConflictResource {

    private final Conflicts conflicts;

    ConflictResource(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    /** @param remainingMinor what the redemption left, in minor units of the amount issued */
    public record View(
            String platform,
            String referenceLineItemId,
            long version,
            UUID actionId,
            @Nullable String rewardStatus,
            @Nullable Long remainingMinor,
            Instant changedAt,
            Instant recordedAt,
            @Nullable Instant resolvedAt) {}

    @GET
    public Listed<View> list(@BeanParam PageParameters parameters) {
        return conflicts.open(parameters.asked(Conflicts.KEY_NUMBERS));
    }

    @POST
    @Path("/{referenceLineItemId}/{version}/resolve")
    public View resolve(@RestPath String referenceLineItemId, @RestPath long version) {
        return conflicts
                .resolve(referenceLineItemId, version)
                .orElseThrow(() -> Refusal.of(Catalogue.CONFLICT_NOT_FOUND));
    }
}
