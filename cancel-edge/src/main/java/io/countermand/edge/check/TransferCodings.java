package io.countermand.edge.check;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes bodies in chunks and in no other coding, and makes a request with chunks the last of its connection. Somebody in between
 * may see its end elsewhere, when there is a length as well, of which the server tells us nothing: what follows the chunks must
 * not be taken for a request.
 */
public class TransferCodings {

    private static final int AFTER_THE_HEAD_CHECK = 998;

    /** Those of which the last request is being answered. */
    private final Set<HttpConnection> ending = ConcurrentHashMap.newKeySet();

    void everywhere(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_HEAD_CHECK);
    }

    private void check(RoutingContext request) {
        var codings = request.request().headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (ending.contains(request.request().connection())) {
            request.request().connection().close();
        } else if (codings.isEmpty()) {
            request.next();
        } else {
            checkLast(request, codings);
        }
    }

    /** The server begins with the next request before it tells that this one was answered. */
    private void checkLast(RoutingContext request, List<String> codings) {
        var connection = request.request().connection();
        ending.add(connection);
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(answered -> {
            ending.remove(connection);
            connection.close();
        });
        if (codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
            request.next();
        } else {
            request.fail(Refusal.of(Catalogue.REQUEST_UNREADABLE));
        }
    }
}
