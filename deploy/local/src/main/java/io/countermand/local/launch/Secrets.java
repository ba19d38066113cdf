package io.countermand.local.launch;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Drawn for one run and gone with it.
 *
 * @param encryptionKey base64 of 32 bytes: AES-256 of the subscribers' secrets
 * @param signingKey base64 of an Ed25519 private key, PKCS#8
 * @param webhookSecret base64 of 32 bytes: what the receiver shares with the dispatcher
 */
public record Secrets(String pepper, String adminKey, String encryptionKey, String signingKey, String webhookSecret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public static Secrets draw() {
        try {
            var signing =
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
            return new Secrets(word(), word(), base64(bytes()), base64(signing.getEncoded()), base64(bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "Secrets[redacted]";
    }

    private static String word() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
