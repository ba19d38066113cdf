package io.countermand.local.infra;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on right now. Not those that the system would choose: from the same range it takes the near end of
 * every connection, so one may be gone before the process that it was chosen for has started. Nor the same one twice, for the
 * same reason.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int TRIES_MAX = 1_000;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    public static int any() throws IOException {
        return several(1).getFirst();
    }

    /** All different: each is held until the last one is found. */
    public static List<Integer> several(int count) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(listening());
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

    private static ServerSocket listening() throws IOException {
        BindException last = null;
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (GIVEN.add(port)) {
                try {
                    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                } catch (BindException e) {
                    last = e;
                }
            }
        }
        throw last == null ? new BindException("all ports from " + FIRST + " were given before") : last;
    }
}
