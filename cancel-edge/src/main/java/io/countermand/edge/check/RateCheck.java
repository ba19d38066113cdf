package io.countermand.edge.check;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.limit.PlatformLimit;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The check that comes after a path is matched and before anything of the request is read: 429. */
public class RateCheck {

    private final PlatformLimit limit;
    private final CurrentCaller caller;

    RateCheck(PlatformLimit limit, CurrentCaller caller) {
        this.limit = limit;
        this.caller = caller;
    }

    @ServerRequestFilter
    public void check(ContainerRequestContext call) {
        if (call.getUriInfo().getPath().startsWith(Edge.BASE)) {
            limit.mustBeAllowed(caller.get().platform(), caller.get().requestsPerSecond());
        }
    }
}
