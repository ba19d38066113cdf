package io.countermand.webhook.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** The public half of a signing key. @param x raw, base64url */
public record PublishedKey(String x) {

    private static final int RAW_LENGTH = 32;

    /** @param base64 of an ed25519 public key (X.509, as {@code openssl pkey -pubout} writes it) or of a private one (PKCS#8) */
    static PublishedKey of(String base64) {
        try {
            var encoded = Base64.getMimeDecoder().decode(base64);
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            var raw = Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
            return new PublishedKey(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
        } catch (GeneralSecurityException | IllegalArgumentException notPublic) {
            return SigningKey.of(base64).published();
        }
    }

    /** RFC 7638 thumbprint. */
    public String id() {
        var canonical = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + x + "\"}";
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
