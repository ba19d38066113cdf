package io.countermand.edge.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.edge.access.BasicLogin;
import io.countermand.edge.check.BrowserCheck;
import io.countermand.edge.limit.LoginLimit;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.edge.request.RemoteAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Every path below {@code /admin} needs the administration's credential, and no page in a browser may POST with it. */
public class AdminCheck {

    private static final String BASE = "/admin";
    private static final String USER = "admin";

    private final AdminConfig config;
    private final LoginLimit limit;
    private final BrowserCheck browsers;

    AdminCheck(AdminConfig config, LoginLimit limit, BrowserCheck browsers) {
        this.config = config;
        this.limit = limit;
        this.browsers = browsers;
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext call, HttpServerRequest request) {
        if (call.getUriInfo().getPath().startsWith(BASE)) {
            var address = RemoteAddress.of(request);
            limit.mustBeAllowed(address);
            if (!isAdministrator(call.getHeaderString(HttpHeaders.AUTHORIZATION))) {
                limit.failed(address);
                throw Refusal.of(Catalogue.NOT_AUTHENTICATED);
            }
            browsers.check(request);
        }
    }

    private boolean isAdministrator(@Nullable String authorization) {
        return config.key().isPresent()
                && BasicLogin.parse(authorization)
                        .filter(login -> login.platform().equals(USER))
                        .filter(login -> same(login.key(), config.key().get()))
                        .isPresent();
    }

    private static boolean same(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(UTF_8), expected.getBytes(UTF_8));
    }
}
