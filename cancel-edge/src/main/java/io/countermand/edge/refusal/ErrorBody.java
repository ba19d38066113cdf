package io.countermand.edge.refusal;

import io.countermand.edge.request.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Makes the documented body of a refusal. */
@ApplicationScoped
class ErrorBody {

    private final InstantSource clock;

    ErrorBody(InstantSource clock) {
        this.clock = clock;
    }

    ApiError of(Refusal refusal, RoutingContext request) {
        var status = refusal.entry().httpCode();
        return new ApiError(
                clock.instant(),
                RequestId.of(request),
                String.valueOf(request.request().path()),
                status,
                HttpPhrase.of(status),
                refusal.entry().key(),
                refusal.getMessage(),
                refusal.errors());
    }
}
