package io.countermand.api.command;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.ReferenceOrderId;
import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Actions on whole orders. */
@Path(OrderActionResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderActionResource {

    static final String PATH = Edge.BASE + "/asyncOrders";

    private final AcceptCommand acceptCommand;
    private final CurrentCaller caller;

    OrderActionResource(AcceptCommand acceptCommand, CurrentCaller caller) {
        this.acceptCommand = acceptCommand;
        this.caller = caller;
    }

    @POST
    @Path("{referenceOrderId}/cancel")
    public Uni<RestResponse<Accepted>> cancel(@RestPath String referenceOrderId, ReasonGiven given) {
        return accept(OrderAction.CANCEL, referenceOrderId, given);
    }

    private Uni<RestResponse<Accepted>> accept(OrderAction action, String referenceOrderId, ReasonGiven given) {
        var reason = Reason.of(given, ReasonCodes.ofOrder(action).keySet());
        if (!ReferenceOrderId.isWellFormed(referenceOrderId)) {
            throw Refusal.of(Catalogue.ORDER_NOT_FOUND); // nobody can have it
        }
        var target = Target.order(referenceOrderId);
        return acceptCommand
                .accept(new Asked(caller.get(), target, action, reason, UUID.randomUUID()))
                .map(OrderActionResource::accepted);
    }

    private static RestResponse<Accepted> accepted(Accepted accepted) {
        var location = "%s/%s/actions/%s".formatted(PATH, accepted.referenceOrderId(), accepted.actionId());
        return ResponseBuilder.create(RestResponse.Status.ACCEPTED, accepted)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
