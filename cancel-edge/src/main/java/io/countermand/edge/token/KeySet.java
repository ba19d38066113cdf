package io.countermand.edge.token;

import java.security.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The identity provider's keys as they were. */
record KeySet(Instant readAt, List<JsonWebKey> keys) {

    static final KeySet NONE = new KeySet(Instant.EPOCH, List.of());

    private static final VerificationJwkSelector SELECTOR = new VerificationJwkSelector();

    KeySet {
        keys = List.copyOf(keys);
    }

    /** The key that the head of a token names, if it is one that its algorithm may be used with. */
    Optional<Key> keyOf(JsonWebSignature signed) {
        try {
            return Optional.ofNullable(SELECTOR.select(signed, keys)).map(JsonWebKey::getKey);
        } catch (JoseException e) {
            return Optional.empty();
        }
    }
}
