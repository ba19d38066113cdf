package io.countermand.webhook.signature;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;

/** A key for what lies at rest. @param id names it without giving it away, so that keys can be replaced */
record EncryptionKey(String id, SecretKeySpec spec) {

    private static final int LENGTH = 32;
    private static final int ID_BYTES = 4;

    /** @param base64 of 32 bytes */
    static EncryptionKey of(String base64) {
        try {
            var key = Base64.getDecoder().decode(base64.strip());
            if (key.length != LENGTH) {
                throw new IllegalArgumentException("the encryption key has %d bytes".formatted(key.length));
            }
            var hash = MessageDigest.getInstance("SHA-256").digest(key);
            return new EncryptionKey(HexFormat.of().formatHex(hash, 0, ID_BYTES), new SecretKeySpec(key, "AES"));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the encryption key is not the base64 of 32 bytes", e);
        }
    }

    @Override
    public String toString() {
        return "EncryptionKey[" + id + "]";
    }
}
