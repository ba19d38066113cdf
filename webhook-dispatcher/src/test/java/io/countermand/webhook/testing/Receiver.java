package io.countermand.webhook.testing;

import static io.countermand.webhook.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A subscriber's server. */
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    private Receiver(int port, HttpHandler answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            received.add(Received.of(exchange));
            answer.handle(exchange);
        });
        server.start();
    }

    public static Receiver on(int port) {
        return answering(port, 200);
    }

    public static Receiver answering(int port, int status, String... headers) {
        return answering(port, exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    public static Receiver answering(int port, HttpHandler answer) {
        try {
            return new Receiver(port, answer);
        } catch (IOException e) {
            throw new IllegalStateException("no receiver on port " + port, e);
        }
    }

    public static String url(int port) {
        return "http://localhost:" + port + "/hooks";
    }

    public List<Received> received() {
        return received;
    }

    public List<Received> awaitReceived(int count) {
        await().untilAsserted(() -> assertThat(received).hasSizeGreaterThanOrEqualTo(count));
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
