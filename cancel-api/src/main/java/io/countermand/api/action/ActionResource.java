package io.countermand.api.action;

import io.countermand.api.store.Absent;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.ReferenceOrderId;
import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.page.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** What became of the actions on an order (ours). */
@Path(Edge.BASE + "/asyncOrders")
@Produces(MediaType.APPLICATION_JSON)
public class ActionResource {

    private final ReadAction readAction;
    private final ListActions listActions;
    private final CurrentCaller caller;

    ActionResource(ReadAction readAction, ListActions listActions, CurrentCaller caller) {
        this.readAction = readAction;
        this.listActions = listActions;
        this.caller = caller;
    }

    @GET
    @Path("{referenceOrderID}/actions")
    public Uni<ActionPage> actions(
            @RestPath("referenceOrderID") String referenceOrderId, @BeanParam PageParameters parameters) {
        var page = parameters.asked();
        return listActions.list(caller.get(), order(referenceOrderId), page);
    }

    @GET
    @Path("{referenceOrderID}/actions/{actionId}")
    public Uni<ActionView> action(
            @RestPath("referenceOrderID") String referenceOrderId,
            @RestPath String actionId,
            @BeanParam PageParameters parameters) {
        var page = parameters.asked();
        return readAction.read(caller.get(), order(referenceOrderId), ActionIdText.id(actionId), page);
    }

    @GET
    @Path("{referenceOrderID}/actions/{actionId}/lineItems")
    public Uni<VerdictPage> verdicts(
            @RestPath("referenceOrderID") String referenceOrderId,
            @RestPath String actionId,
            @BeanParam PageParameters parameters) {
        return action(referenceOrderId, actionId, parameters).map(ActionView::verdicts);
    }

    private static Target order(String referenceOrderId) {
        var target = Target.order(referenceOrderId);
        if (!ReferenceOrderId.isWellFormed(referenceOrderId)) {
            throw Absent.refusal(target); // nobody can have it
        }
        return target;
    }
}
