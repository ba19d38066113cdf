package io.countermand.edge.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives every answer an X-REQUEST-ID; a client's own is kept if it is harmless (ours). */
public class RequestId {

    public static final String HEADER = "X-REQUEST-ID";

    private static final Pattern KEPT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BEFORE_ALL_OTHERS = 1000;

    void everywhere(@Observes Filters filters) {
        filters.register(RequestId::give, BEFORE_ALL_OTHERS);
    }

    /** Also of a request that failed before it met the filter. */
    public static String of(RoutingContext request) {
        String id = request.get(HEADER);
        return id == null ? given(request) : id;
    }

    private static void give(RoutingContext request) {
        given(request);
        request.next();
    }

    private static String given(RoutingContext request) {
        var id = kept(request.request().getHeader(HEADER));
        request.put(HEADER, id);
        request.response().putHeader(HEADER, id);
        return id;
    }

    private static String kept(@Nullable String own) {
        return own != null && KEPT.matcher(own).matches()
                ? own
                : UUID.randomUUID().toString();
    }
}
