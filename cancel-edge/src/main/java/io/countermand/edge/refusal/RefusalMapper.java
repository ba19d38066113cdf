package io.countermand.edge.refusal;

import io.countermand.edge.request.RequestId;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever failed into the documented error body. Nothing else of the failure leaves the house. */
public class RefusalMapper {

    private static final Logger LOG = Logger.getLogger(RefusalMapper.class);

    private final ErrorBody body;
    private final AllowedMethods allowedMethods;
    private final MeterRegistry meters;
    private final List<Challenge> challenges;

    RefusalMapper(
            ErrorBody body, AllowedMethods allowedMethods, MeterRegistry meters, @All List<Challenge> challenges) {
        this.body = body;
        this.allowedMethods = allowedMethods;
        this.meters = meters;
        this.challenges = challenges;
    }

    @ServerExceptionMapper(priority = 1)
    public Response answer(Throwable failure, RoutingContext request, UriInfo uri) {
        var refusal = Refusals.of(failure);
        logIfUnforeseen(refusal, failure, request);
        meters.counter("countermand.http.refusals", "key", refusal.entry().key())
                .increment();
        var answer = Response.status(refusal.entry().httpCode())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(body.of(refusal, request));
        return withHeaders(answer, refusal, uri).build();
    }

    /** Whoever throws a refusal knows why, and has told the log what there is to tell. */
    private static void logIfUnforeseen(Refusal refusal, Throwable failure, RoutingContext request) {
        if (failure instanceof Refusal) {
            LOG.debugf("request %s was refused: %s", RequestId.of(request), refusal.getMessage());
        } else if (refusal.entry() == Catalogue.UNEXPECTED) {
            LOG.errorf(failure, "request %s failed", RequestId.of(request));
        } else if (refusal.entry() == Catalogue.AWAY) {
            LOG.warnf("request %s met an outage: %s", RequestId.of(request), failure);
        }
    }

    private ResponseBuilder withHeaders(ResponseBuilder answer, Refusal refusal, UriInfo uri) {
        if (refusal.retryAfterSeconds() > 0) {
            answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
        }
        return switch (refusal.entry()) {
            case NOT_AUTHENTICATED -> withChallenges(answer);
            case METHOD_NOT_ALLOWED -> answer.header(HttpHeaders.ALLOW, allowedMethods.at(uri.getPath()));
            default -> answer;
        };
    }

    private ResponseBuilder withChallenges(ResponseBuilder answer) {
        challenges.stream()
                .flatMap(challenge -> challenge.header().stream())
                .forEach(header -> answer.header(HttpHeaders.WWW_AUTHENTICATE, header));
        return answer;
    }
}
