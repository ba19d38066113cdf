package io.countermand.edge.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.edge.access.BasicLogin;
import io.countermand.edge.check.BrowserCheck;
import io.countermand.edge.check.StorableText;
import io.countermand.edge.limit.LoginLimit;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.edge.request.RemoteAddress;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URLDecoder;
import java.security.MessageDigest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Every path below {@code /admin} needs the administration's credential, and no page in a browser may POST with it. */
public class AdminCheck {

    private static final String BASE = "/admin";
    private static final String USER = "admin";

    /** It is what keeps guesses from being right: they are slowed down, but not per key. */
    private static final int KEY_LENGTH_MIN = 16;

    private final AdminConfig config;
    private final LoginLimit limit;
    private final BrowserCheck browsers;

    AdminCheck(AdminConfig config, LoginLimit limit, BrowserCheck browsers) {
        config.key().ifPresent(AdminCheck::mustBeLong);
        this.config = config;
        this.limit = limit;
        this.browsers = browsers;
    }

    static void mustBeLong(String key) {
        if (key.length() < KEY_LENGTH_MIN) {
            throw new IllegalStateException("countermand.admin.key needs at least " + KEY_LENGTH_MIN + " characters");
        }
    }

    @ServerRequestFilter(preMatching = true)
    public void check(ContainerRequestContext call, HttpServerRequest request) {
        if (call.getUriInfo().getPath().startsWith(BASE)) {
            if (!isAdministrator(call.getHeaderString(HttpHeaders.AUTHORIZATION))) {
                throw refused(RemoteAddress.of(request));
            }
            browsers.check(request);
            mustBeStorable(call.getUriInfo().getPath());
        }
    }

    /** Whoever has the key gets in, also from an address where somebody tries keys: revoking one may be urgent. */
    private Refusal refused(String address) {
        limit.mustBeAllowed(address);
        limit.failed(address);
        return Refusal.of(Catalogue.NOT_AUTHENTICATED);
    }

    /** Nothing that is administered can have such a name, and the database would not even look for it. */
    private static void mustBeStorable(String path) {
        if (!StorableText.isStorable(URLDecoder.decode(path, UTF_8))) {
            throw Refusal.of(Catalogue.PATH_UNKNOWN);
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
