package io.countermand.edge.check;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Refuses paths that cannot be decoded, and paths and headers that are too long, before anybody reads them. */
public class HeadCheck {

    private static final int AFTER_THE_REQUEST_ID = 999;

    private final HttpConfig config;

    HeadCheck(HttpConfig config) {
        this.config = config;
    }

    void everywhere(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_REQUEST_ID);
    }

    private void check(RoutingContext request) {
        refusal(request.request()).ifPresentOrElse(request::fail, request::next);
    }

    private Optional<Refusal> refusal(HttpServerRequest request) {
        if (request.uri().length() > config.uriLengthMax()) {
            return Optional.of(Refusal.of(Catalogue.URI_TOO_LONG, config.uriLengthMax()));
        }
        if (headerBytes(request) > config.headerBytesMax()) {
            return Optional.of(Refusal.of(Catalogue.HEADERS_TOO_LARGE, config.headerBytesMax()));
        }
        return isReadable(request.uri()) ? Optional.empty() : Optional.of(Refusal.of(Catalogue.REQUEST_UNREADABLE));
    }

    private static int headerBytes(HttpServerRequest request) {
        int bytes = 0;
        for (var header : request.headers()) {
            bytes += header.getKey().length() + header.getValue().length();
        }
        return bytes;
    }

    private static boolean isReadable(String uri) {
        try {
            return !new URI(uri).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
