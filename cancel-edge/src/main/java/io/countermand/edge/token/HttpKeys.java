package io.countermand.edge.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** By one GET of the JWKS document, bounded in time and size; a redirect is no answer. */
@ApplicationScoped
class HttpKeys implements FetchKeys {

    private static final int OK = 200;

    private final OidcConfig config;
    private final HttpClient client;

    HttpKeys(OidcConfig config) {
        this.config = config;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.keysPatience())
                .build();
    }

    @Override
    public CompletableFuture<List<JsonWebKey>> fetch() {
        var exchange = client.sendAsync(request(), answer -> new BoundedBody(config.keysBytesMax()));
        return exchange.copy()
                .orTimeout(config.keysPatience().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete(
                        (answer, failure) -> exchange.cancel(true)) // else a body that never ends would be read on
                .thenApply(HttpKeys::keys);
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(config.jwksUrl().orElseThrow())
                .header("Accept", "application/json")
                .build();
    }

    private static List<JsonWebKey> keys(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != OK) {
            throw noKeys("status " + answer.statusCode());
        }
        try {
            return new JsonWebKeySet(new String(answer.body(), UTF_8)).getJsonWebKeys();
        } catch (JoseException e) {
            throw noKeys("no key set");
        }
    }

    private static UncheckedIOException noKeys(String why) {
        return new UncheckedIOException(new IOException("the identity provider answered with " + why));
    }
}
