package io.countermand.api.command;

import io.countermand.api.lineitem.LineItemPath;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.action.Target;
import io.countermand.edge.access.CurrentCaller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Actions on single line items. */
@Path(LineItemPath.BASE)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LineItemActionResource {

    /** The documented body: a JSON string. */
    private static final String ACCEPTED = "\"Accepted\"";

    private final AcceptCommand acceptCommand;
    private final CommandHeaders headers;
    private final DryRunAsked dryRunAsked;
    private final CurrentCaller caller;

    LineItemActionResource(
            AcceptCommand acceptCommand, CommandHeaders headers, DryRunAsked dryRunAsked, CurrentCaller caller) {
        this.acceptCommand = acceptCommand;
        this.headers = headers;
        this.dryRunAsked = dryRunAsked;
        this.caller = caller;
    }

    @POST
    @Path("{referenceLineItemID}/cancel")
    @APIResponseSchema(value = String.class, responseCode = "202")
    public Uni<RestResponse<String>> cancel(
            @RestPath("referenceLineItemID") String referenceLineItemId, ReasonGiven given) {
        return accept(OrderAction.CANCEL, referenceLineItemId, given);
    }

    @POST
    @Path("{referenceLineItemID}/freeze")
    @APIResponseSchema(value = String.class, responseCode = "202")
    public Uni<RestResponse<String>> freeze(
            @RestPath("referenceLineItemID") String referenceLineItemId, ReasonGiven given) {
        return accept(OrderAction.FREEZE, referenceLineItemId, given);
    }

    @POST
    @Path("{referenceLineItemID}/unfreeze")
    @APIResponseSchema(value = String.class, responseCode = "202")
    public Uni<RestResponse<String>> unfreeze(
            @RestPath("referenceLineItemID") String referenceLineItemId, ReasonGiven given) {
        return accept(OrderAction.UNFREEZE, referenceLineItemId, given);
    }

    private Uni<RestResponse<String>> accept(OrderAction action, String referenceLineItemId, ReasonGiven given) {
        dryRunAsked.mustNotBe();
        var reason = Reason.of(given, ReasonCodes.ofLineItem(action).keySet());
        headers.check();
        var id = LineItemPath.id(referenceLineItemId);
        var target = Target.lineItem(id);
        var header = headers.of(caller.get().platform(), target, action);
        return acceptCommand
                .accept(new Asked(caller.get(), target, action, reason, header))
                .map(outcome -> AcceptedAnswer.of(outcome, ACCEPTED, LineItemPath.BASE + "/" + id));
    }
}
