package io.countermand.domain.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hash of a platform key. Keys are 256 random bits, so a fast hash is enough; the pepper stays outside the database. */
public final class KeyHash {

    private final SecretKeySpec pepper;

    /** @param pepper at least 32 characters, the same in every service */
    public KeyHash(String pepper) {
        if (pepper.length() < 32) {
            throw new IllegalArgumentException("the pepper of platform keys needs at least 32 characters");
        }
        this.pepper = new SecretKeySpec(pepper.getBytes(UTF_8), "HmacSHA256");
    }

    public byte[] of(String platformKey) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(pepper);
            return mac.doFinal(platformKey.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
