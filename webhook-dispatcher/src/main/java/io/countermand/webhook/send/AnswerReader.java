package io.countermand.webhook.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.webhook.delivery.Answer;
import io.countermand.webhook.delivery.AttemptError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer up to a limit and keeps its beginning. Used by one event loop; {@link #soFar} may be asked from any thread
 * when time is up.
 */
final class AnswerReader {

    private final int bytesMax;
    private final int storedBytesMax;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final Buffer beginning = Buffer.buffer();
    private long bytes;
    private volatile @Nullable HttpClientRequest request;
    private volatile @Nullable HttpClientResponse response;

    AnswerReader(int bytesMax, int storedBytesMax) {
        this.bytesMax = bytesMax;
        this.storedBytesMax = storedBytesMax;
    }

    CompletableFuture<Answer> answer() {
        return answer;
    }

    /** @return false if it is too late to send: the attempt is already recorded as one that was not answered */
    boolean mayStillSend(HttpClientRequest connected) {
        request = connected;
        return !answer.isDone();
    }

    void read(HttpClientResponse received) {
        response = received;
        received.handler(this::take);
        received.endHandler(end -> answer.complete(answered(received, null)));
        received.exceptionHandler(failure -> answer.complete(answered(received, AttemptError.BODY)));
    }

    void failed(Throwable failure) {
        answer.complete(Answer.none(Failures.errorOf(failure)));
    }

    /** Gives up waiting. A status that has come still counts. */
    Answer giveUp() {
        var received = response;
        answer.complete(received == null ? Answer.none(AttemptError.TIMEOUT) : answered(received, AttemptError.BODY));
        reset();
        return answer.join();
    }

    private synchronized void take(Buffer part) {
        var room = storedBytesMax - beginning.length();
        if (room > 0) {
            beginning.appendBuffer(part.slice(0, Math.min(room, part.length())));
        }
        bytes += part.length();
        var received = response;
        if (bytes > bytesMax && received != null) {
            answer.complete(answered(received, AttemptError.BODY));
            reset();
        }
    }

    private Answer answered(HttpClientResponse received, @Nullable AttemptError error) {
        var status = received.statusCode();
        var isSuccess = status >= 200 && status < 300;
        return new Answer(
                status, isSuccess ? error : AttemptError.STATUS, received.getHeader("Retry-After"), storable());
    }

    /** PostgreSQL's text takes no NUL; broken UTF-8 becomes replacement characters. */
    private synchronized String storable() {
        return new String(beginning.getBytes(), UTF_8).replace('\0', '\uFFFD');
    }

    private void reset() {
        var sent = request;
        if (sent != null) {
            sent.reset();
        }
    }
}
