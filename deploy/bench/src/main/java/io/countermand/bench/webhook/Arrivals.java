package io.countermand.bench.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** A receiver of webhooks that notes when the outcome of each order first came. */
final class Arrivals {

    private static final Pattern ORDER = Pattern.compile("\"referenceOrderId\":\"([^\"]+)\"");

    private final Map<String, Long> arrivedAt = new ConcurrentHashMap<>();
    private final HttpServer server;

    private Arrivals(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    note(body, System.nanoTime());
                    request.response().end();
                }));
    }

    static Arrivals listen(Vertx vertx) {
        var arrivals = new Arrivals(vertx);
        arrivals.server
                .listen(0, "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return arrivals;
    }

    int port() {
        return server.actualPort();
    }

    int count() {
        return arrivedAt.size();
    }

    /** By {@link System#nanoTime()}. */
    long of(String referenceOrderId) {
        return Objects.requireNonNull(arrivedAt.get(referenceOrderId), referenceOrderId);
    }

    private void note(Buffer body, long now) {
        var order = ORDER.matcher(body.toString(StandardCharsets.UTF_8));
        if (order.find()) {
            arrivedAt.putIfAbsent(order.group(1), now);
        }
    }
}
