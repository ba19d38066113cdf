package io.countermand.api.lineitem;

import io.countermand.edge.Edge;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.net.URISyntaxException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Older pages of the documentation say line-items where newer ones say lineItems: both lead to the same resources. */
public class OlderSpelling {

    private static final String OLDER = Edge.BASE + "/line-items";

    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext call, HttpServerRequest request) {
        var path = request.path();
        if (path != null && (path.equals(OLDER) || path.startsWith(OLDER + "/"))) {
            call.setRequestUri(newer(request.uri()));
        }
    }

    /** As it was written: a decoded and encoded again path may lead elsewhere. */
    private static URI newer(String uri) {
        try {
            return new URI(uri.replaceFirst(OLDER, LineItemPath.BASE));
        } catch (URISyntaxException e) {
            throw Refusal.of(Catalogue.REQUEST_UNREADABLE);
        }
    }
}
