package io.countermand.api.command;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countermand.api.ApiConfig;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Refusal;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * 429 for a second action on an order, or on a line item, within two seconds. A request that was not accepted was no action,
 * and the repeat of a command with its Idempotency-Key is the same one.
 */
public class ActionLimit {

    private static final String TAKEN = ActionLimit.class.getName();
    private static final int ACCEPTED = 202;

    private final Duration interval;
    private final CurrentCaller caller;
    private final Cache<String, String> lastActions;

    ActionLimit(ApiConfig config, CurrentCaller caller) {
        this.caller = caller;
        interval = config.actionInterval();
        lastActions = Caffeine.newBuilder()
                .maximumSize(config.actionsRememberedMax())
                .expireAfterWrite(interval)
                .build();
    }

    @ServerRequestFilter
    public void take(ContainerRequestContext call) {
        var parameters = call.getUriInfo().getPathParameters();
        if (interval.isZero() || !call.getMethod().equals(HttpMethod.POST) || parameters.isEmpty() || isPreview(call)) {
            return;
        }
        var id = parameters.values().iterator().next().getFirst();
        var target = caller.get().platform() + "/" + id;
        var command = command(call);
        var last = lastActions.asMap().putIfAbsent(target, command);
        if (last != null && !last.equals(command)) {
            throw Refusal.tooManyRequests(interval);
        }
        call.setProperty(TAKEN, new Taken(target, command));
    }

    @ServerResponseFilter
    public void giveBack(ContainerRequestContext call, ContainerResponseContext answer) {
        if (answer.getStatus() != ACCEPTED && call.getProperty(TAKEN) instanceof Taken taken) {
            lastActions.asMap().remove(taken.target, taken.command);
        }
    }

    private static boolean isPreview(ContainerRequestContext call) {
        return "true".equals(call.getUriInfo().getQueryParameters().getFirst("dryRun"));
    }

    private static String command(ContainerRequestContext call) {
        var key = call.getHeaderString(IdempotencyKey.HEADER);
        return key == null ? UUID.randomUUID().toString() : call.getUriInfo().getPath() + " " + key;
    }

    private record Taken(String target, String command) {}
}
