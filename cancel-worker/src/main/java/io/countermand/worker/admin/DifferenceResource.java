package io.countermand.worker.admin;

import io.countermand.edge.page.PageParameters;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.worker.reconcile.DifferenceKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where the books disagree, found by reconciliation: a human puts it right and says so here. (ours) */
@Path("/admin/reconciliation")
@RunOnVirtualThread
public class DifferenceResource {

    private final Differences differences;

    DifferenceResource(Differences differences) {
        this.differences = differences;
    }

    /**
     * @param referenceLineItemId null where a whole action is meant
     * @param detail what was found; amounts in minor units
     */
    public record View(
            long id,
            DifferenceKind kind,
            String platform,
            String referenceOrderId,
            @Nullable String referenceLineItemId,
            @Nullable UUID actionId,
            String detail,
            Instant foundAt,
            @Nullable Instant resolvedAt) {}

    @GET
    public Listed<View> list(@BeanParam PageParameters parameters) {
        return differences.open(parameters.asked());
    }

    @POST
    @Path("/{id}/resolve")
    public View resolve(@RestPath long id) {
        return differences.resolve(id).orElseThrow(() -> Refusal.of(Catalogue.DIFFERENCE_NOT_FOUND));
    }
}
