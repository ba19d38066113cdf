package io.countermand.api.lineitem;

import io.countermand.edge.Edge;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Older pages of the documentation say line-items where newer ones say lineItems: both lead to the same resources. */
public class OlderSpelling {

    private static final String OLDER = Edge.BASE + "/line-items";

    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext call) {
        var uri = call.getUriInfo().getRequestUri();
        var path = uri.getRawPath();
        if (path.equals(OLDER) || path.startsWith(OLDER + "/")) {
            // As it was written: a decoded and encoded again path may lead elsewhere.
            call.setRequestUri(URI.create(uri.toString().replaceFirst(OLDER, LineItemPath.BASE)));
        }
    }
}
