package io.countermand.api.reason;

import io.countermand.api.lineitem.LineItemPath;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Reasons for actions on single line items: the same list in another documented shape. */
@Path(LineItemPath.BASE)
@Produces(MediaType.APPLICATION_JSON)
public class LineItemReasonResource {

    @GET
    @Path("reasonCodes")
    public Map<OrderAction, Map<String, String>> reasonCodes() {
        return ReasonList.of(ReasonCodes::ofLineItem);
    }
}
