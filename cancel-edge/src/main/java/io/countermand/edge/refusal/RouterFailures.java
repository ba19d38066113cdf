package io.countermand.edge.refusal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/** The documented body for what fails before it reaches a resource, where the server would answer bare or tell of its inside. */
public class RouterFailures {

    private static final Logger LOG = Logger.getLogger(RouterFailures.class);
    private static final int BEFORE_THE_FRAMEWORKS_OWN = Integer.MIN_VALUE;
    private static final String JSON = "application/json";

    /** Those that the router itself ends a request with when no route was asked. */
    private static final List<Integer> WITHOUT_A_ROUTE = List.of(400, 404, 405, 406, 413, 415, 500);

    private final ErrorBody body;
    private final ObjectMapper json;

    RouterFailures(ErrorBody body, ObjectMapper json) {
        this.body = body;
        this.json = json;
    }

    void install(@Observes Router router) {
        router.route().order(BEFORE_THE_FRAMEWORKS_OWN).failureHandler(this::answer);
        WITHOUT_A_ROUTE.forEach(status -> router.errorHandler(status, this::answer));
    }

    private void answer(RoutingContext request) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        var refusal = refusal(request);
        if (refusal.entry() == Catalogue.UNEXPECTED) {
            LOG.errorf(request.failure(), "a request failed before it reached a resource");
        }
        request.response()
                .setStatusCode(refusal.entry().httpCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(written(body.of(refusal, request)));
    }

    private static Refusal refusal(RoutingContext request) {
        var failure = request.failure();
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        return switch (request.statusCode()) {
            case -1, 500 -> failure == null ? Refusal.of(Catalogue.UNEXPECTED) : Refusals.of(failure);
            case 400 -> Refusal.of(Catalogue.REQUEST_UNREADABLE);
            default -> Refusal.of(Refusals.ofStatus(request.statusCode()));
        };
    }

    private String written(ApiError error) {
        try {
            return json.writeValueAsString(error);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts and numbers can be written", e);
        }
    }
}
