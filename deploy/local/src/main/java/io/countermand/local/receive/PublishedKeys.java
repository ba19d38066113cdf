package io.countermand.local.receive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The sender's Ed25519 keys, from its JWKS document; asked for until there are some, then kept. */
final class PublishedKeys {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What stands before the 32 bytes of an Ed25519 key in its X.509 form. */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final URI jwks;
    private volatile List<PublicKey> keys = List.of();

    PublishedKeys(URI jwks) {
        this.jwks = jwks;
    }

    List<PublicKey> get() {
        if (keys.isEmpty()) {
            keys = fetch();
        }
        return keys;
    }

    static List<PublicKey> read(JsonNode document) {
        var keys = new ArrayList<PublicKey>();
        for (var key : document.path("keys")) {
            if (key.path("kty").asText().equals("OKP")
                    && key.path("crv").asText().equals("Ed25519")) {
                keys.add(key(Base64.getUrlDecoder().decode(key.path("x").asText())));
            }
        }
        return keys;
    }

    private List<PublicKey> fetch() {
        try {
            var request =
                    HttpRequest.newBuilder(jwks).timeout(Duration.ofSeconds(2)).build();
            var response = HTTP.send(request, BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? read(new ObjectMapper().readTree(response.body())) : List.of();
        } catch (IOException e) {
            return List.of(); // asked again with the next webhook
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static PublicKey key(byte[] raw) {
        try {
            var encoded = java.util.Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
            System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }
}
