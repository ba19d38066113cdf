package io.countermand.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.Locale;
import java.util.function.IntConsumer;

/** One HTTP/1.1 connection with one request at a time: as little work per request as the load can cost. */
final class Connection {

    private static final String CONTENT_LENGTH = "content-length:";
    private static final int STATUS_AT = 9;

    private final NetSocket socket;
    private Buffer received = Buffer.buffer();
    private IntConsumer whenAnswered = status -> {};

    Connection(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::read);
    }

    /** @param answered gets the status; called on the connection's event loop */
    void send(byte[] request, IntConsumer answered) {
        whenAnswered = answered;
        received = Buffer.buffer();
        socket.write(Buffer.buffer(request));
    }

    private void read(Buffer part) {
        received.appendBuffer(part);
        var text = received.toString(US_ASCII);
        var headEnd = text.indexOf("\r\n\r\n");
        if (headEnd >= 0 && received.length() >= headEnd + 4 + bodyLength(text.substring(0, headEnd))) {
            whenAnswered.accept(Integer.parseInt(text.substring(STATUS_AT, STATUS_AT + 3)));
        }
    }

    private static int bodyLength(String head) {
        var at = head.toLowerCase(Locale.ROOT).indexOf(CONTENT_LENGTH);
        if (at < 0) {
            return 0;
        }
        var end = head.indexOf("\r\n", at);
        return Integer.parseInt(head.substring(at + CONTENT_LENGTH.length(), end < 0 ? head.length() : end)
                .trim());
    }
}
