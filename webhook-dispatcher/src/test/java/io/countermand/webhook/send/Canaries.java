package io.countermand.webhook.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Listeners on addresses of this machine that nobody may connect to, all on one port. */
final class Canaries implements AutoCloseable {

    static final List<String> ADDRESSES =
            List.of("127.0.0.1", "127.0.0.3", "127.127.127.127", "127.255.255.254", "::1");

    private static final int TRIES = 20;

    private final List<ServerSocket> sockets = new ArrayList<>();
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    /** A port alone may be another's, too, that connected to another address. */
    private record Connection(InetAddress to, int fromPort) {}

    /** @param alsoFree an address on which the port must be free too */
    static Canaries besides(String alsoFree) throws IOException {
        for (int i = 1; ; i++) {
            var canaries = new Canaries();
            try {
                canaries.listen(alsoFree);
                return canaries;
            } catch (IOException taken) {
                canaries.close();
                if (i == TRIES) {
                    throw taken;
                }
            }
        }
    }

    int port() {
        return sockets.getFirst().getLocalPort();
    }

    /**
     * Where somebody connected since the last call, once for each time. Connections are accepted in the order in which they
     * were made, so whoever came before our own is seen before it.
     */
    List<String> reached() throws IOException, InterruptedException {
        var ours = new HashSet<Connection>();
        for (var address : ADDRESSES) {
            try (var own = new Socket(address, port())) {
                ours.add(new Connection(own.getInetAddress(), own.getLocalPort()));
            }
        }
        return strangers(ours);
    }

    private List<String> strangers(Set<Connection> ours) throws InterruptedException {
        var strangers = new ArrayList<String>();
        for (int seen = 0; seen < ADDRESSES.size(); ) {
            var connection = connections.take();
            if (ours.contains(connection)) {
                seen++;
            } else {
                strangers.add(connection.to().getHostAddress());
            }
        }
        return strangers;
    }

    private void listen(String alsoFree) throws IOException {
        for (var address : ADDRESSES) {
            var socket = new ServerSocket();
            sockets.add(socket);
            socket.bind(new InetSocketAddress(address, sockets.size() == 1 ? 0 : port()));
        }
        try (var free = new ServerSocket()) {
            free.bind(new InetSocketAddress(alsoFree, port()));
        }
        sockets.forEach(socket -> Thread.ofVirtual().start(() -> acceptUntilClosed(socket)));
    }

    private void acceptUntilClosed(ServerSocket socket) {
        try {
            while (true) {
                try (var connection = socket.accept()) {
                    connections.add(new Connection(connection.getLocalAddress(), connection.getPort()));
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new IllegalStateException("a canary died", e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
