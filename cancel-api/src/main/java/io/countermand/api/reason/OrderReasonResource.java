package io.countermand.api.reason;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.edge.Edge;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** Reasons for actions on whole orders. */
@Path(Edge.BASE + "/asyncOrders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderReasonResource {

    @GET
    @Path("reasonCodes")
    public OrderReasons reasonCodes() {
        return new OrderReasons(ReasonList.of(ReasonCodes::ofOrder));
    }

    /** The documented shape. */
    public record OrderReasons(Map<OrderAction, Map<String, String>> reasonCodes) {}
}
