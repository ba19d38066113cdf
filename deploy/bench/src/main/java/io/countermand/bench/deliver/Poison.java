package io.countermand.bench.deliver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Receivers that do harm, each in its own way. */
enum Poison {
    /** Reads the request and never answers. */
    HANG("http") {
        @Override
        void answer(Socket socket) throws IOException {
            drain(socket);
        }
    },
    /** Takes no connection: its queue is full, and what knocks is dropped. */
    BLACK_HOLE("http") {
        @Override
        void answer(Socket socket) {
            throw new IllegalStateException("it accepts nobody");
        }
    },
    ONE_BYTE_A_SECOND("http") {
        @Override
        void answer(Socket socket) throws IOException, InterruptedException {
            readRequest(socket);
            trickle(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
        }
    },
    /** Says 200, and then more than anybody wants to read. */
    ENDLESS_BODY("http") {
        @Override
        void answer(Socket socket) throws IOException {
            readRequest(socket);
            write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
            writeForEver(socket, "b".repeat(8192));
        }
    },
    RESET("http") {
        @Override
        void answer(Socket socket) throws IOException {
            readRequest(socket);
            socket.setSoLinger(true, 0);
        }
    },
    /** A connection, and no handshake. */
    TLS_STALL("https") {
        @Override
        void answer(Socket socket) throws IOException {
            drain(socket);
        }
    },
    REDIRECT_LOOP("http") {
        @Override
        void answer(Socket socket) throws IOException {
            readRequest(socket);
            var here = "http://localhost:" + socket.getLocalPort() + "/poison";
            write(
                    socket,
                    "HTTP/1.1 302 Found\r\nLocation: " + here + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    },
    TOO_MANY_REQUESTS("http") {
        @Override
        void answer(Socket socket) throws IOException {
            readRequest(socket);
            write(
                    socket,
                    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
    },
    HEADER_BOMB("http") {
        @Override
        void answer(Socket socket) throws IOException {
            readRequest(socket);
            write(socket, "HTTP/1.1 200 OK\r\n");
            writeForEver(socket, "X-Bomb: " + "a".repeat(8000) + "\r\n");
        }
    },
    /** A record of a handshake that comes byte by byte. */
    SLOW_HANDSHAKE("https") {
        @Override
        void answer(Socket socket) throws IOException, InterruptedException {
            var record = new byte[1000];
            record[0] = 22;
            record[1] = 3;
            record[2] = 3;
            record[3] = 3;
            trickle(socket.getOutputStream(), record);
        }
    };

    private static final int ATTEMPT_MAX_SECONDS = 60;

    private final String scheme;
    private final AtomicLong hangUps = new AtomicLong();

    Poison(String scheme) {
        this.scheme = scheme;
    }

    abstract void answer(Socket socket) throws IOException, InterruptedException;

    /** A place where it listens. */
    record Place(Poison poison, ServerSocket server, List<Socket> queue) implements AutoCloseable {

        String authority() {
            return "localhost:" + server.getLocalPort();
        }

        String url() {
            return poison.scheme + "://" + authority() + "/poison";
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (var socket : queue) {
                socket.close();
            }
        }
    }

    Place listen() throws IOException {
        var server = new ServerSocket(0, this == BLACK_HOLE ? 1 : 100, InetAddress.getByName("localhost"));
        if (this == BLACK_HOLE) {
            return new Place(this, server, filled(server));
        }
        Thread.ofVirtual().start(() -> acceptUntilClosed(server));
        return new Place(this, server, List.of());
    }

    /** Connections that nobody accepts, until no more fit. */
    private static List<Socket> filled(ServerSocket server) {
        var queue = new ArrayList<Socket>();
        try {
            while (queue.size() < 10) {
                var socket = new Socket();
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 500);
                queue.add(socket);
            }
            throw new IllegalStateException("a queue of one takes ten");
        } catch (IOException full) {
            return queue;
        }
    }

    private void acceptUntilClosed(ServerSocket server) {
        try {
            while (true) {
                var socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            if (!server.isClosed()) {
                throw new IllegalStateException("poison ran out", e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            answer(socket);
        } catch (IOException e) {
            hangUps.incrementAndGet(); // the dispatcher had enough, as it should
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void readRequest(Socket socket) throws IOException {
        socket.getInputStream().read(new byte[16_384]);
    }

    private static void drain(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void writeForEver(Socket socket, String text) throws IOException {
        while (true) {
            write(socket, text);
        }
    }

    private static void trickle(OutputStream to, byte[] bytes) throws IOException, InterruptedException {
        for (int i = 0; i < Math.min(bytes.length, ATTEMPT_MAX_SECONDS); i++) {
            to.write(bytes[i]);
            to.flush();
            TimeUnit.SECONDS.sleep(1);
        }
    }
}
