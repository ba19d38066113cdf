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

/** Line items of which no verdict could be reached: look at the cause, remove it, try again. (ours) */
@Path("/admin/unsettled")
@RunOnVirtualThread
public class UnsettledResource {

    private final RetryUnsettled unsettled;

    UnsettledResource(RetryUnsettled unsettled) {
        this.unsettled = unsettled;
    }

    /**
     * @param cause the error that came, whichever way the line item was tried
     * @param retryActionId the action that tries it again, whose outcome is its own; or the same one, where it could not be ended
     */
    public record View(
            long id,
            String platform,
            String referenceLineItemId,
            UUID actionId,
            String action,
            String cause,
            Instant recordedAt,
            String state,
            @Nullable UUID retryActionId) {}

    @GET
    public Listed<View> list(@BeanParam PageParameters parameters) {
        return unsettled.waiting(parameters.asked());
    }

    @POST
    @Path("/{id}/retry")
    public View retry(@RestPath long id) {
        return unsettled.retry(id).orElseThrow(() -> Refusal.of(Catalogue.UNSETTLED_NOT_FOUND));
    }
}
