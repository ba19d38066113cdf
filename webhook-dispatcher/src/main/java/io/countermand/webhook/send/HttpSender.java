package io.countermand.webhook.send;

import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.address.UrlRefused;
import io.countermand.webhook.delivery.Answer;
import io.countermand.webhook.delivery.AttemptError;
import io.countermand.webhook.delivery.Post;
import io.countermand.webhook.delivery.Sender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts by HTTP/1.1, to the address that was checked, with the certificate verified for the name. No redirects, no cookies,
 * no decompression.
 */
public final class HttpSender implements Sender {

    private final Vertx vertx;
    private final HttpClient client;
    private final CheckedDestinations destinations;
    private final DispatcherConfig.Attempt limits;

    /** @param options from {@link #options}; who changes them must leave names verified */
    HttpSender(
            Vertx vertx, HttpClientOptions options, CheckedDestinations destinations, DispatcherConfig.Attempt limits) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options, pool(limits));
        this.destinations = destinations;
        this.limits = limits;
    }

    @Override
    public Answer send(Post post) {
        var deadline = System.nanoTime() + limits.totalMax().toNanos();
        try {
            return send(post, destinations.of(post.url()), deadline);
        } catch (UrlRefused e) {
            return new Answer(null, AttemptError.REFUSED, null, "the url " + e.reason());
        } catch (UnknownHostException | TimeoutException e) {
            return Answer.none(AttemptError.DNS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.none(AttemptError.TIMEOUT);
        }
    }

    public void close() {
        client.close();
    }

    private Answer send(Post post, Destination destination, long deadline) throws InterruptedException {
        var reader = new AnswerReader(limits.answerBytesMax(), limits.answerStoredBytesMax());
        vertx.runOnContext(now -> post(post, destination, reader));
        try {
            return reader.answer().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return reader.giveUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer is never completed with a failure", e);
        }
    }

    /** On an event loop: only there is the reader in place before the first bytes of the answer are. */
    private void post(Post post, Destination destination, AnswerReader reader) {
        client.request(request(post, destination))
                .compose(request -> sent(request, post, reader))
                .onSuccess(reader::read)
                .onFailure(reader::failed);
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, Post post, AnswerReader reader) {
        request.exceptionHandler(reader::failed); // else a reset of ours would be logged as an error
        if (reader.mayStillSend(request)) {
            return request.send(Buffer.buffer(post.body()));
        }
        request.reset();
        return Future.failedFuture("a connection came too late");
    }

    private RequestOptions request(Post post, Destination destination) {
        var url = destination.url();
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(destination.socketAddress())
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.pathAndQuery())
                .setFollowRedirects(false);
        post.headers().forEach(request::addHeader);
        return request.putHeader("Host", url.authority());
    }

    static HttpClientOptions options(DispatcherConfig.Attempt limits) {
        return new HttpClientOptions()
                .setConnectTimeout((int) limits.connectMax().toMillis())
                .setSslHandshakeTimeout(limits.connectMax().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true)
                .setForceSni(true)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setName("webhooks");
    }

    private static PoolOptions pool(DispatcherConfig.Attempt limits) {
        return new PoolOptions().setHttp1MaxSize(limits.connectionsPerHostMax());
    }
}
