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
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Actions on whole orders. */
@Path(OrderActionResource.PATH)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class OrderActionResource {

    static final String PATH = Edge.BASE + "/asyncOrders";

    private final AcceptCommand acceptCommand;
    private final CommandHeaders headers;
    private final CurrentCaller caller;

    OrderActionResource(AcceptCommand acceptCommand, CommandHeaders headers, CurrentCaller caller) {
        this.acceptCommand = acceptCommand;
        this.headers = headers;
        this.caller = caller;
    }

    @POST
    @Path("{referenceOrderID}/cancel")
    public Uni<RestResponse<Accepted>> cancel(
            @RestPath("referenceOrderID") String referenceOrderId, ReasonGiven given) {
        return accept(OrderAction.CANCEL, referenceOrderId, given);
    }

    @POST
    @Path("{referenceOrderID}/freeze")
    public Uni<RestResponse<Accepted>> freeze(
            @RestPath("referenceOrderID") String referenceOrderId, ReasonGiven given) {
        return accept(OrderAction.FREEZE, referenceOrderId, given);
    }

    @POST
    @Path("{referenceOrderID}/unfreeze")
    public Uni<RestResponse<Accepted>> unfreeze(
            @RestPath("referenceOrderID") String referenceOrderId, ReasonGiven given) {
        return accept(OrderAction.UNFREEZE, referenceOrderId, given);
    }

    private Uni<RestResponse<Accepted>> accept(OrderAction action, String referenceOrderId, ReasonGiven given) {
        var reason = Reason.of(given, ReasonCodes.ofOrder(action).keySet());
        headers.check();
        if (!ReferenceOrderId.isWellFormed(referenceOrderId)) {
            throw Refusal.of(Catalogue.ORDER_NOT_FOUND); // nobody can have it
        }
        var target = Target.order(referenceOrderId);
        var header = headers.of(caller.get().platform(), target, action);
        return acceptCommand
                .accept(new Asked(caller.get(), target, action, reason, header))
                .map(outcome -> AcceptedAnswer.of(outcome, outcome.accepted(), PATH + "/" + referenceOrderId));
    }
}
