package io.countermand.proof.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;

/** A receiver on a port of its own, which writes each webhook down before it answers. It believes only the library. */
final class Endpoint implements AutoCloseable {

    private static final Pattern ENVELOPE =
            Pattern.compile("\\{\"eventId\":\"([-0-9a-f]{36})\",\"revision\":([0-9]+),.*");

    private final String platform;
    private final Webhook verifier;
    private final Path file;
    private final BufferedWriter log;
    private final HttpServer server;
    private final Set<UUID> arrived = ConcurrentHashMap.newKeySet();

    Endpoint(String platform, Webhook verifier, Path file, Executor threads) throws IOException {
        this.platform = platform;
        this.verifier = verifier;
        this.file = file;
        this.log = Files.newBufferedWriter(file);
        this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String platform() {
        return platform;
    }

    String authority() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** Events that came, each counted once. */
    long count() {
        return arrived.size();
    }

    ReceiverLog log() throws IOException {
        try (var lines = Files.lines(file)) {
            return new ReceiverLog(
                    file.getFileName().toString(), lines.map(Arrival::of).toList());
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var status = isGenuine(exchange, body) ? 200 : 400;
        if (status == 200) {
            write(arrival(body));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private boolean isGenuine(HttpExchange exchange, byte[] body) {
        try {
            var headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            verifier.verify(new String(body, UTF_8), headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    private synchronized void write(Arrival arrival) throws IOException {
        log.write(arrival.line());
        log.newLine();
        log.flush();
        arrived.add(arrival.eventId());
    }

    private static Arrival arrival(byte[] body) {
        var envelope = ENVELOPE.matcher(new String(body, UTF_8));
        if (!envelope.matches()) {
            throw new IllegalStateException("no envelope: " + new String(body, UTF_8));
        }
        return new Arrival(UUID.fromString(envelope.group(1)), Long.parseLong(envelope.group(2)), hash(body));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        server.stop(0);
        log.close();
    }
}
