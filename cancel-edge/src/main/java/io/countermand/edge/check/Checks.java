package io.countermand.edge.check;

import io.countermand.edge.Edge;
import io.countermand.edge.access.Caller;
import io.countermand.edge.access.CredentialCheck;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.access.NeededRight;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.edge.request.RemoteAddress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** The checks that come before a path is matched, in the order the contract gives: 401, 403, 413. */
public class Checks {

    private final CredentialCheck credentials;
    private final CurrentCaller currentCaller;
    private final NeededRight neededRight;
    private final BrowserCheck browsers;
    private final BodyLimit bodyLimit;

    Checks(
            CredentialCheck credentials,
            CurrentCaller currentCaller,
            NeededRight neededRight,
            BrowserCheck browsers,
            BodyLimit bodyLimit) {
        this.credentials = credentials;
        this.currentCaller = currentCaller;
        this.neededRight = neededRight;
        this.browsers = browsers;
        this.bodyLimit = bodyLimit;
    }

    @ServerRequestFilter(preMatching = true)
    public Uni<Void> check(ContainerRequestContext call, HttpServerRequest request) {
        if (!call.getUriInfo().getPath().startsWith(Edge.BASE)) {
            return Uni.createFrom().voidItem();
        }
        return credentials
                .caller(call.getHeaderString(HttpHeaders.AUTHORIZATION), RemoteAddress.of(request))
                .invoke(currentCaller::is)
                .invoke(caller -> admit(caller, request))
                .replaceWithVoid();
    }

    private void admit(Caller caller, HttpServerRequest request) {
        browsers.check(request);
        var right = neededRight.of(request.method().name());
        if (!caller.has(right)) {
            throw Refusal.of(Catalogue.RIGHT_MISSING, right);
        }
        bodyLimit.checkDeclared(request);
    }
}
