package io.countermand.webhook.signature;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a subscriber and we both know. Never printed. */
public final class SharedSecret {

    private static final int BYTES_MIN = 24;
    private static final int BYTES_MAX = 64;
    private static final int HINT_LENGTH = 4;

    private final byte[] bytes;

    private SharedSecret(byte[] bytes) {
        if (bytes.length < BYTES_MIN || bytes.length > BYTES_MAX) {
            throw new IllegalArgumentException("must be the base64 of %d to %d bytes".formatted(BYTES_MIN, BYTES_MAX));
        }
        this.bytes = bytes.clone();
    }

    public static SharedSecret of(byte[] bytes) {
        return new SharedSecret(bytes);
    }

    /** @throws IllegalArgumentException unless it is the base64 of 24 to 64 bytes */
    public static SharedSecret ofBase64(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be base64", e);
        }
        return new SharedSecret(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The end of it, as its owner wrote it: enough to tell two secrets apart. */
    public String hint() {
        var text = Base64.getEncoder().encodeToString(bytes);
        return text.substring(text.length() - HINT_LENGTH);
    }

    /** HMAC-SHA256 in base64. */
    String mac(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "SharedSecret[…]";
    }
}
