package io.countermand.worker.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads one request per connection, notes it, and then does whatever it likes to the connection. */
final class HostileServer implements AutoCloseable {

    /** What happens after the request was read. Closing the connection comes last. */
    interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }

    private final ServerSocket listening;
    private final Behaviour behaviour;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HostileServer(ServerSocket listening, Behaviour behaviour) {
        this.listening = listening;
        this.behaviour = behaviour;
    }

    static HostileServer that(Behaviour behaviour) {
        try {
            var server = new HostileServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HostileServer answering(int status, String contentType, String body) {
        return that(out -> out.write(response(status, contentType, body)));
    }

    static byte[] response(int status, String contentType, String body) {
        return ("HTTP/1.1 " + status + " Whatever\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                        + body.length() + "\r\nLocation: /elsewhere\r\nConnection: close\r\n\r\n" + body)
                .getBytes(ISO_8859_1);
    }

    String url() {
        return "http://localhost:" + listening.getLocalPort() + "/v5/";
    }

    List<String> requests() {
        return requests;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (var connection = listening.accept()) {
                requests.add(request(connection.getInputStream()));
                connection.setSoLinger(true, 0);
                behaviour.answer(connection.getOutputStream());
                connection.getOutputStream().flush();
                connection.shutdownOutput();
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // they went away, as they may
            }
        }
    }

    /** Head and body. */
    private static String request(InputStream in) throws IOException {
        var text = new StringBuilder();
        int length = -1;
        while (length < 0 || text.length() < length) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
            if (length < 0 && text.toString().endsWith("\r\n\r\n")) {
                length = text.length() + contentLength(text.toString());
            }
        }
        return text.toString();
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
