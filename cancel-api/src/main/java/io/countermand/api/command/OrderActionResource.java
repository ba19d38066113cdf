package io.countermand.api.command;

import io.countermand.api.dryrun.DryRun;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    private final DryRunAsked dryRunAsked;
    private final DryRun dryRuns;
    private final CurrentCaller caller;

    OrderActionResource(
            AcceptCommand acceptCommand,
            CommandHeaders headers,
            DryRunAsked dryRunAsked,
            DryRun dryRuns,
            CurrentCaller caller) {
        this.acceptCommand = acceptCommand;
        this.dryRunAsked = dryRunAsked;
        this.dryRuns = dryRuns;
        this.headers = headers;
        this.caller = caller;
    }

    @POST
    @Path("{referenceOrderID}/cancel")
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Uni<RestResponse<Object>> cancel(@RestPath("referenceOrderID") String referenceOrderId, ReasonGiven given) {
        return take(OrderAction.CANCEL, referenceOrderId, given);
    }

    @POST
    @Path("{referenceOrderID}/freeze")
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Uni<RestResponse<Object>> freeze(@RestPath("referenceOrderID") String referenceOrderId, ReasonGiven given) {
        return take(OrderAction.FREEZE, referenceOrderId, given);
    }

    @POST
    @Path("{referenceOrderID}/unfreeze")
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Uni<RestResponse<Object>> unfreeze(
            @RestPath("referenceOrderID") String referenceOrderId, ReasonGiven given) {
        return take(OrderAction.UNFREEZE, referenceOrderId, given);
    }

    private Uni<RestResponse<Object>> take(OrderAction action, String referenceOrderId, ReasonGiven given) {
        var isDryRun = dryRunAsked.is();
        var reason = Reason.of(given, ReasonCodes.ofOrder(action).keySet());
        headers.check();
        if (!ReferenceOrderId.isWellFormed(referenceOrderId)) {
            throw Refusal.of(Catalogue.ORDER_NOT_FOUND); // nobody can have it
        }
        return isDryRun
                ? dryRuns.of(caller.get(), action, referenceOrderId).map(RestResponse::ok)
                : accept(action, referenceOrderId, reason);
    }

    private Uni<RestResponse<Object>> accept(OrderAction action, String referenceOrderId, Reason reason) {
        var target = Target.order(referenceOrderId);
        var header = headers.of(caller.get().platform(), target, action);
        return acceptCommand
                .accept(new Asked(caller.get(), target, action, reason, header))
                .map(outcome -> AcceptedAnswer.of(outcome, outcome.accepted(), PATH + "/" + referenceOrderId));
    }
}
