package io.countermand.local.infra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port that nobody listens on right now. */
public final class FreePort {

    private FreePort() {}

    public static int any() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static int orAny(int port) throws IOException {
        return port == 0 ? any() : port;
    }
}
