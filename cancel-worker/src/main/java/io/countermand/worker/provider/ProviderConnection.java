package io.countermand.worker.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls one provider over HTTP/1.1, once per call: no retries, no redirects. It knows whether a request was surely not sent.
 * Whoever calls has a {@link Turn}.
 */
public final class ProviderConnection implements AutoCloseable {

    private final Vertx vertx;
    private final HttpClient client;
    private final URI base;
    private final String authorization;
    private final ProviderConfig settings;
    private final Turns turns;

    ProviderConnection(Vertx vertx, ProviderConfig settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.base = settings.url();
        this.client = vertx.createHttpClient(options(settings), new PoolOptions().setHttp1MaxSize(settings.parallel()));
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((settings.user() + ":" + settings.password()).getBytes(UTF_8));
        this.turns = new Turns(settings.parallel(), new Pacer(settings.callsPerSecond()));
    }

    /** @param path below the provider's url, encoded @param body empty: none */
    Reply call(HttpMethod method, String path, byte[] body) {
        try {
            return callNow(method, path, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Lost("interrupted");
        }
    }

    Turns turns() {
        return turns;
    }

    @Override
    public void close() {
        client.close();
    }

    private Reply callNow(HttpMethod method, String path, byte[] body) throws InterruptedException {
        var pending = new PendingReply(settings.answerBytesMax());
        vertx.runOnContext(now -> send(request(method, path), body, pending));
        try {
            return pending.reply().get(settings.callMax().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return pending.giveUp();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a reply is never completed with a failure", e);
        }
    }

    /** On an event loop: only there is the reader in place before the first bytes of the answer are. */
    private void send(RequestOptions options, byte[] body, PendingReply pending) {
        client.request(options)
                .compose(request -> sent(request, body, pending))
                .onSuccess(pending::read)
                .onFailure(pending::failed);
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, byte[] body, PendingReply pending) {
        request.exceptionHandler(pending::failed); // else a reset of ours would be logged as an error
        if (!pending.maySend(request)) {
            request.reset();
            return Future.failedFuture("a connection came too late");
        }
        return body.length == 0 ? request.send() : request.send(Buffer.buffer(body));
    }

    private RequestOptions request(HttpMethod method, String path) {
        var tls = "https".equals(base.getScheme());
        var port = base.getPort() < 0 ? (tls ? 443 : 80) : base.getPort();
        var request = new RequestOptions()
                .setMethod(method)
                .setHost(base.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(stripped(base.getRawPath()) + path)
                .setFollowRedirects(false);
        return request.putHeader("Authorization", authorization)
                .putHeader("Accept", "application/json")
                .putHeader("Content-Type", "application/json; charset=utf-8");
    }

    private static String stripped(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static HttpClientOptions options(ProviderConfig settings) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) settings.connectMax().toMillis())
                .setSslHandshakeTimeout(settings.connectMax().toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setKeepAliveTimeout((int) settings.connectionKept().toSeconds())
                .setVerifyHost(true)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setName("payment-provider");
        settings.trustedCertificate()
                .ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
        return options;
    }
}
