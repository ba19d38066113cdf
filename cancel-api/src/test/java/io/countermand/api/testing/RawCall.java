package io.countermand.api.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Bytes on a connection, for what no HTTP client would send. */
public final class RawCall {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawCall() {}

    /** @param head lines of the request, without the empty line that ends it */
    public static String send(String... head) {
        return sendBytes(String.join("\r\n", head) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    public static String sendBytes(String request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }
}
