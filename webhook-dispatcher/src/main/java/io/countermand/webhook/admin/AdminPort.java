package io.countermand.webhook.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The administration is on its own port and nothing else is: elsewhere its paths do not exist, whatever the credential. */
public class AdminPort {

    private static final String BASE = "/admin";
    private static final int BEFORE_CREDENTIALS = 1;

    private final AdminServer server;

    AdminPort(AdminServer server) {
        this.server = server;
    }

    @ServerRequestFilter(preMatching = true, priority = BEFORE_CREDENTIALS)
    public void check(ContainerRequestContext call, HttpServerRequest request) {
        var isAdministration = call.getUriInfo().getPath().startsWith(BASE);
        if (isAdministration != (request.localAddress().port() == server.port())) {
            throw Refusal.of(Catalogue.PATH_UNKNOWN);
        }
    }
}
