package io.countermand.edge.check;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** A page must not POST with a password its visitor's browser remembers: only listed origins may. */
@ApplicationScoped
public class BrowserCheck {

    private final Set<String> allowedOrigins;

    BrowserCheck(HttpConfig config) {
        allowedOrigins = config.browserOrigins().orElse(Set.of());
    }

    /** @throws Refusal 403 if a browser sent it for a page that is not listed */
    public void check(HttpServerRequest request) {
        var origin = request.getHeader("Origin");
        var byBrowser = origin != null || request.getHeader("Sec-Fetch-Site") != null;
        var allowed = origin != null && allowedOrigins.contains(origin);
        if (request.method().equals(HttpMethod.POST) && byBrowser && !allowed) {
            throw Refusal.of(Catalogue.BROWSER_POST);
        }
    }
}
