package io.countermand.edge.check;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/** Hangs up on whoever takes too long to send a body. Connections on which nothing at all comes are the server's own to close. */
public class SlowBodies {

    private static final int AFTER_THE_CODINGS = 997;

    private final long patienceMillis;

    SlowBodies(HttpConfig config) {
        patienceMillis = config.bodyPatience().toMillis();
    }

    void everywhere(@Observes Filters filters) {
        filters.register(this::watch, AFTER_THE_CODINGS);
    }

    private void watch(RoutingContext request) {
        if (!request.request().isEnded()) {
            var timer = request.vertx().setTimer(patienceMillis, late -> hangUp(request));
            request.addEndHandler(answered -> forget(request, timer));
        }
        request.next();
    }

    /** A refusal may go out before the body has come in. */
    private static void forget(RoutingContext request, long timer) {
        if (request.request().isEnded()) {
            request.vertx().cancelTimer(timer);
        }
    }

    private static void hangUp(RoutingContext request) {
        if (!request.request().isEnded() && !request.response().reset()) {
            request.request().connection().close();
        }
    }
}
