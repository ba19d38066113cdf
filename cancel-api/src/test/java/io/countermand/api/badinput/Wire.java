package io.countermand.api.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection after another, written byte by byte: no HTTP client would send these requests. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private @Nullable Socket socket;

    /** @param body in bytes, one per character */
    Reply send(String method, String path, List<String> headers, String body) throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n").getBytes(UTF_8));
        for (var header : headers) {
            request.writeBytes((header + "\r\n").getBytes(UTF_8));
        }
        request.writeBytes(("Content-Length: " + body.length() + "\r\n\r\n").getBytes(UTF_8));
        request.writeBytes(body.getBytes(ISO_8859_1));
        var connection = connection();
        connection.getOutputStream().write(request.toByteArray());
        return reply(new BufferedInputStream(connection.getInputStream()), method);
    }

    private Socket connection() throws IOException {
        if (socket == null || socket.isClosed()) {
            socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        }
        return socket;
    }

    private Reply reply(InputStream in, String method) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        int length = 0;
        boolean closes = false;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            var lower = header.toLowerCase(java.util.Locale.ROOT);
            length = lower.startsWith("content-length:")
                    ? Integer.parseInt(header.substring(15).trim())
                    : length;
            closes |= lower.equals("connection: close");
        }
        var body = method.equals("HEAD") ? "" : new String(in.readNBytes(length), UTF_8);
        // A refusal may come before the body was read: what is left of it must not be taken for the next request.
        if (closes || status >= 400) {
            close();
        }
        return new Reply(status, body);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended after '" + line + "'");
            }
            line.append((char) b);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    record Reply(int status, String body) {}
}
