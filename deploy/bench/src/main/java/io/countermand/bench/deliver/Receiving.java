package io.countermand.bench.deliver;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Subscribers' servers, each on a port of its own, that answer 200 at once and note when each webhook first came. */
final class Receiving {

    private final List<HttpServer> servers = new ArrayList<>();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final String scheme;
    private volatile @Nullable Webhook sample;
    private volatile long firstAt;

    private Receiving(String scheme) {
        this.scheme = scheme;
    }

    static Receiving http(Vertx vertx, int count) {
        return listen(vertx, count, "http", new HttpServerOptions());
    }

    static Receiving https(Vertx vertx, int count, LocalCertificate certificate) {
        return listen(vertx, count, "https", certificate.server());
    }

    private static Receiving listen(Vertx vertx, int count, String scheme, HttpServerOptions options) {
        var receiving = new Receiving(scheme);
        for (int i = 0; i < count; i++) {
            var number = i;
            var server = vertx.createHttpServer(options).requestHandler(request -> receiving.receive(number, request));
            server.listen(0, "localhost")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            receiving.servers.add(server);
        }
        return receiving;
    }

    int count() {
        return servers.size();
    }

    int port(int number) {
        return servers.get(number).actualPort();
    }

    boolean isTls() {
        return scheme.equals("https");
    }

    String url(int number) {
        return scheme + "://" + authority(number) + "/hook";
    }

    List<String> authorities() {
        var authorities = new ArrayList<String>();
        for (int i = 0; i < servers.size(); i++) {
            authorities.add(authority(i));
        }
        return authorities;
    }

    /** Requests, repeats included, since the last {@link #forget}. */
    long requests() {
        return requests.get();
    }

    /** Webhooks, each counted once for each receiver. */
    int webhooks() {
        return arrivals.size();
    }

    /** When the first request came, by {@link System#nanoTime()}. */
    long firstAt() {
        return firstAt;
    }

    /** When the first byte of it came. */
    long arrivedAt(int number, String eventId) {
        return Objects.requireNonNull(arrivals.get(number + " " + eventId), eventId);
    }

    /** The last that came. */
    Webhook sample() {
        var last = sample;
        if (last == null) {
            throw new IllegalStateException("nothing came");
        }
        return last;
    }

    void forget() {
        arrivals.clear();
        requests.set(0);
    }

    private void receive(int number, HttpServerRequest request) {
        var now = System.nanoTime();
        if (requests.incrementAndGet() == 1) {
            firstAt = now;
        }
        arrivals.putIfAbsent(number + " " + request.getHeader("webhook-id"), now);
        var headers = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
        request.body().onSuccess(body -> {
            sample = new Webhook(headers, body);
            request.response().end();
        });
    }

    private String authority(int number) {
        return "localhost:" + port(number);
    }
}
