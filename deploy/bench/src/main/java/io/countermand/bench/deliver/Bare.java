package io.countermand.bench.deliver;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** The floor: the same HTTP client posts the same bytes to the same receivers, and writes nothing down. */
final class Bare {

    /** What the dispatcher has on the way at once, at most: 32 endpoints, 4 of each. */
    private static final int AT_ONCE = 128;

    private static final int CONNECTIONS_EACH = 8;

    private final HttpClient client;
    private final Receiving receiving;

    Bare(Vertx vertx, HttpClientOptions options, Receiving receiving) {
        this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS_EACH));
        this.receiving = receiving;
    }

    /** @return how long it took */
    Duration post(int count, Webhook webhook) {
        var run = new Run(count, webhook);
        for (int i = 0; i < AT_ONCE; i++) {
            run.next();
        }
        return run.took.join();
    }

    private final class Run {
        final long startedAt = System.nanoTime();
        final int count;
        final Webhook webhook;
        final AtomicInteger begun = new AtomicInteger();
        final AtomicInteger done = new AtomicInteger();
        final CompletableFuture<Duration> took = new CompletableFuture<>();

        Run(int count, Webhook webhook) {
            this.count = count;
            this.webhook = webhook;
        }

        void next() {
            var number = begun.getAndIncrement();
            if (number < count) {
                client.request(request(number % receiving.count()))
                        .compose(request -> request.send(webhook.body()))
                        .compose(HttpClientResponse::body)
                        .onSuccess(answer -> ended())
                        .onFailure(took::completeExceptionally);
            }
        }

        private void ended() {
            if (done.incrementAndGet() == count) {
                took.complete(Duration.ofNanos(System.nanoTime() - startedAt));
            }
            next();
        }

        private RequestOptions request(int receiver) {
            return new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setHost("localhost")
                    .setPort(receiving.port(receiver))
                    .setSsl(receiving.isTls())
                    .setURI("/hook")
                    .setHeaders(webhook.headers().remove("host"));
        }
    }
}
