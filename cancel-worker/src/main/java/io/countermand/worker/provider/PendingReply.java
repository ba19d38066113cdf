package io.countermand.worker.provider;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A reply that is waited for. Until the request is handed to an open connection nothing was sent; from then on a failure
 * leaves open what happened.
 */
final class PendingReply {

    private final int bytesMax;
    private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private @Nullable HttpClientRequest request;

    PendingReply(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    CompletableFuture<Reply> reply() {
        return reply;
    }

    /** @return false if nobody waits any more: then it must not be sent */
    synchronized boolean maySend(HttpClientRequest connected) {
        if (reply.isDone()) {
            return false;
        }
        request = connected;
        return true;
    }

    void read(HttpClientResponse response) {
        response.handler(part -> take(part));
        response.exceptionHandler(this::failed);
        response.endHandler(end -> reply.complete(new Reply.Got(
                response.statusCode(),
                Objects.requireNonNullElse(response.getHeader("Content-Type"), ""),
                body.getBytes())));
    }

    synchronized void failed(Throwable failure) {
        var word = word(failure);
        reply.complete(request == null ? new Reply.NotSent(word) : new Reply.Lost(word));
    }

    Reply giveUp() {
        failed(new TimeoutException());
        reset();
        return reply.join();
    }

    private void take(Buffer part) {
        if (body.length() + part.length() > bytesMax) {
            reply.complete(new Reply.Lost("answer is too long"));
            reset();
            return;
        }
        body.appendBuffer(part);
    }

    private synchronized void reset() {
        if (request != null) {
            request.reset();
        }
    }

    private static String word(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SSLException tls -> {
                    return "tls";
                }
                case UnknownHostException unknown -> {
                    return "dns";
                }
                case ConnectTimeoutException late -> {
                    return "connect timeout";
                }
                case TimeoutException late -> {
                    return "timeout";
                }
                case ConnectException refused -> {
                    return "connect refused";
                }
                case IOException lost -> {
                    return "connection lost";
                }
                case HttpClosedException lost -> {
                    return "connection lost";
                }
                default -> {
                    // the reason may be further down
                }
            }
        }
        return failure.getClass().getSimpleName();
    }
}
