package io.countermand.local.receive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Listens for webhooks: {@code POST /hooks/{name}}, a page at {@code /}, the same as {@code /received.json}, gaps and
 * duplicates as {@code /summary.json}, and {@code POST /mode} with {@link AnswerMode} to have it fail or dawdle.
 */
public final class Receiver implements AutoCloseable {

    private static final int BODY_MAX = 64 * 1024;
    private static final String HOOKS = "/hooks/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final byte[] secret;
    private final PublishedKeys keys;
    private final Inbox inbox = new Inbox();
    private final AtomicReference<Consumer<ReceivedWebhook>> witness = new AtomicReference<>(webhook -> {});
    private final AtomicReference<AnswerMode> mode = new AtomicReference<>(AnswerMode.WELL);

    private Receiver(HttpServer server, byte[] secret, URI jwks) {
        this.server = server;
        this.secret = secret.clone();
        this.keys = new PublishedKeys(jwks);
    }

    /**
     * @param port 0 takes a free one
     * @param secret shared with the sender
     * @param jwks where the sender publishes its keys
     */
    public static Receiver start(int port, byte[] secret, URI jwks) throws IOException {
        var receiver = new Receiver(HttpServer.create(new InetSocketAddress("localhost", port), 0), secret, jwks);
        receiver.listen();
        return receiver;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The URL to subscribe with. */
    public String hookUrl(String name) {
        return "http://localhost:" + port() + HOOKS + name;
    }

    public Inbox inbox() {
        return inbox;
    }

    /** Asks for the sender's keys now, while the sender is up, rather than with the first webhook. @return whether it has some */
    public boolean knowsTheSender() {
        return !keys.get().isEmpty();
    }

    /** Whoever keeps a history: told of every webhook before it is answered. */
    public void tell(Consumer<ReceivedWebhook> whom) {
        witness.set(whom);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void listen() {
        server.setExecutor(threads);
        server.createContext(HOOKS, this::take);
        server.createContext(
                "/received.json", exchange -> answer(exchange, 200, "application/json", ReceivedJson.of(inbox.all())));
        server.createContext(
                "/summary.json",
                exchange -> answer(exchange, 200, "application/json", ReceivedJson.summaryOf(inbox.all())));
        server.createContext("/mode", this::changeMode);
        server.createContext("/", exchange -> answer(exchange, 200, "text/html; charset=utf-8", page()));
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        var current = mode.getAndUpdate(AnswerMode::afterOne);
        var body = exchange.getRequestBody().readNBytes(BODY_MAX);
        var headers = headers(exchange);
        var now = Instant.now();
        var verification = new SignatureCheck(secret, keys.get()).verify(headers, body, now);
        var hook = exchange.getRequestURI().getPath().substring(HOOKS.length());
        dawdle(current);
        var webhook = new ReceivedWebhook(hook, now, headers, body, verification, current.status());
        inbox.add(webhook);
        witness.get().accept(webhook);
        answer(exchange, current.status(), "text/plain", "thank you".getBytes(UTF_8));
    }

    private void changeMode(HttpExchange exchange) throws IOException {
        try {
            mode.set(AnswerMode.read(
                    new ObjectMapper().readTree(exchange.getRequestBody().readNBytes(BODY_MAX))));
            answer(exchange, 200, "text/plain", mode.toString().getBytes(UTF_8));
        } catch (IllegalArgumentException e) {
            answer(exchange, 400, "text/plain", String.valueOf(e.getMessage()).getBytes(UTF_8));
        }
    }

    private static void dawdle(AnswerMode mode) {
        try {
            Thread.sleep(mode.delayMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(" ", values)));
        return headers;
    }

    private static byte[] page() throws IOException {
        try (var page = Receiver.class.getResourceAsStream("/receiver.html")) {
            return Objects.requireNonNull(page).readAllBytes();
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
