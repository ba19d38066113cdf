package io.countermand.api.command;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.edge.check.CurrentBody;
import io.countermand.edge.refusal.Refusal;
import io.countermand.edge.request.Traceparent;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Makes a command's header out of the headers and the body of the current request. */
@ApplicationScoped
class CommandHeaders {

    private final HttpServerRequest request;
    private final CurrentBody body;

    CommandHeaders(HttpServerRequest request, CurrentBody body) {
        this.request = request;
        this.body = body;
    }

    /** @throws Refusal 400 if the caller's key is not good */
    void check() {
        key();
    }

    CommandHeader of(String platform, Target target, OrderAction action) {
        var traceparent = Traceparent.of(request);
        return key().map(key -> CommandHeader.repeatableId(platform, target, action, key))
                .map(id -> new CommandHeader(id, body.hash(), traceparent))
                .orElseGet(() -> new CommandHeader(UUID.randomUUID(), null, traceparent));
    }

    private Optional<String> key() {
        return IdempotencyKey.of(request.headers().getAll(IdempotencyKey.HEADER));
    }
}
