package io.countermand.worker.admin;

import io.countermand.domain.access.KeyHash;
import io.countermand.edge.access.AccessConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;

/** Draws platform keys: 256 random bits, and only their keyed hash is kept. */
@ApplicationScoped
class PlatformKeys {

    private static final int KEY_BYTES = 32;

    private final KeyHash keyHash;
    private final SecureRandom random = new SecureRandom();

    PlatformKeys(AccessConfig config) {
        this.keyHash = new KeyHash(config.pepper());
    }

    String draw() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    byte[] hash(String key) {
        return keyHash.of(key);
    }
}
