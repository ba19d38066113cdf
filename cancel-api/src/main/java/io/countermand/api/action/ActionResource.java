package io.countermand.api.action;

import io.countermand.domain.order.ReferenceOrderId;
import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What became of an action (ours). */
@Path(Edge.BASE + "/asyncOrders")
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {

    private static final int UUID_LENGTH = 36;

    private final ReadAction readAction;
    private final CurrentCaller caller;

    ActionResource(ReadAction readAction, CurrentCaller caller) {
        this.readAction = readAction;
        this.caller = caller;
    }

    /** Parameters are texts here: as numbers the framework would answer 404 to a wrong one. */
    @GET
    @Path("{referenceOrderId}/actions/{actionId}")
    public Uni<ActionView> action(
            @RestPath String referenceOrderId,
            @RestPath String actionId,
            @RestQuery @Nullable String nextCursor,
            @RestQuery @Nullable String maxResults) {
        var page = PageAsked.of(nextCursor, maxResults);
        if (!ReferenceOrderId.isWellFormed(referenceOrderId)) {
            throw Refusal.of(Catalogue.ORDER_NOT_FOUND); // nobody can have it
        }
        return readAction.read(caller.get(), referenceOrderId, id(actionId), page);
    }

    /** Text that is no id is looked up as an id that no action has, so that the answer is the same. */
    private static UUID id(String text) {
        try {
            return text.length() == UUID_LENGTH ? UUID.fromString(text) : new UUID(0, 0);
        } catch (IllegalArgumentException notAnId) {
            return new UUID(0, 0);
        }
    }
}
