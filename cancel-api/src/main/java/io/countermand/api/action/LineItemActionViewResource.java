package io.countermand.api.action;

import io.countermand.api.lineitem.LineItemPath;
import io.countermand.domain.action.Target;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.page.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** What became of the actions on a single line item (ours). */
@Path(LineItemPath.BASE)
@Produces(MediaType.APPLICATION_JSON)
public class LineItemActionViewResource {

    private final ReadAction readAction;
    private final ListActions listActions;
    private final CurrentCaller caller;

    LineItemActionViewResource(ReadAction readAction, ListActions listActions, CurrentCaller caller) {
        this.readAction = readAction;
        this.listActions = listActions;
        this.caller = caller;
    }

    @GET
    @Path("{referenceLineItemID}/actions")
    public Uni<ActionPage> actions(
            @RestPath("referenceLineItemID") String referenceLineItemId, @BeanParam PageParameters parameters) {
        var page = parameters.asked();
        return listActions.list(caller.get(), Target.lineItem(LineItemPath.id(referenceLineItemId)), page);
    }

    @GET
    @Path("{referenceLineItemID}/actions/{actionId}")
    public Uni<ActionView> action(
            @RestPath("referenceLineItemID") String referenceLineItemId,
            @RestPath String actionId,
            @BeanParam PageParameters parameters) {
        var page = parameters.asked();
        var target = Target.lineItem(LineItemPath.id(referenceLineItemId));
        return readAction.read(caller.get(), target, ActionIdText.id(actionId), page);
    }
}
