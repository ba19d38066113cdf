package io.countermand.webhook.signature;

import io.countermand.webhook.DispatcherConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Reads our keys from the configuration; a bad one stops the start. */
class SignatureBeans {

    @Produces
    @Singleton
    SigningKey signingKey(DispatcherConfig config) {
        return SigningKey.of(config.signingKey());
    }

    @Produces
    @Singleton
    Signatures signatures(SigningKey key) {
        return new Signatures(key);
    }

    @Produces
    @Singleton
    SecretCipher secretCipher(DispatcherConfig config) {
        return SecretCipher.of(config.encryptionKey(), new SecureRandom());
    }
}
