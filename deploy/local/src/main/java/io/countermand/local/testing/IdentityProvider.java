package io.countermand.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** Signs tokens and serves its public keys on this machine, as well or as badly as a test wants. */
public final class IdentityProvider implements AutoCloseable {

    public static final String ISSUER = "https://id.example.com";
    public static final String AUDIENCE = "countermand";

    private final HttpServer server;
    private final AtomicInteger readings = new AtomicInteger();
    private volatile PublicJsonWebKey key = aKey("first");
    private volatile Answer answer = this::withKeys;

    private IdentityProvider(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/keys", this::serve);
        server.start();
    }

    /** How a request for the keys is answered. */
    @FunctionalInterface
    public interface Answer {

        void to(HttpExchange request) throws IOException;
    }

    public static IdentityProvider started() {
        return new IdentityProvider(0);
    }

    public static IdentityProvider startedOn(int port) {
        return new IdentityProvider(port);
    }

    public URI keysUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
    }

    public PublicJsonWebKey key() {
        return key;
    }

    /** From now on it signs with another key, and shows that one alone. */
    public void rotates(PublicJsonWebKey newKey) {
        key = newKey;
    }

    public void answers(Answer otherwise) {
        answer = otherwise;
    }

    public void answersWithKeys() {
        answer = this::withKeys;
    }

    public int readings() {
        return readings.get();
    }

    public static PublicJsonWebKey aKey(String id) {
        try {
            var key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** Whoever waits for an answer is cut off. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange request) throws IOException {
        readings.incrementAndGet();
        try (request) {
            answer.to(request);
        }
    }

    private void withKeys(HttpExchange request) throws IOException {
        write(request, 200, new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    }

    public static void write(HttpExchange request, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        request.sendResponseHeaders(status, bytes.length);
        request.getResponseBody().write(bytes);
    }
}
