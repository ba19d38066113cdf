package io.countermand.local.infra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports that nobody listens on right now. */
public final class FreePort {

    private FreePort() {}

    public static int any() throws IOException {
        return several(1).getFirst();
    }

    /** All different: each is held until the last one is found. */
    public static List<Integer> several(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    public static int orAny(int port) throws IOException {
        return port == 0 ? any() : port;
    }
}
