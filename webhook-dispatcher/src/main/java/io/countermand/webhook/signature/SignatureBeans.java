package io.countermand.webhook.signature;

import io.countermand.webhook.DispatcherConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;

/** Reads our keys from the configuration; a bad one stops the start. */
class SignatureBeans {

    @Produces
    @Singleton
    SigningKey signingKey(DispatcherConfig config) {
        return SigningKey.of(config.signingKey());
    }

    @Produces
    @Singleton
    PublishedKeys publishedKeys(SigningKey signing, DispatcherConfig config) {
        var others = config.otherSigningKeys().orElse(List.of());
        return new PublishedKeys(
                signing.published(), others.stream().map(PublishedKey::of).toList());
    }

    @Produces
    @Singleton
    Signatures signatures(SigningKey key) {
        return new Signatures(key);
    }

    @Produces
    @Singleton
    SecretCipher secretCipher(DispatcherConfig config) {
        var others = config.otherEncryptionKeys().orElse(List.of());
        return SecretCipher.of(config.encryptionKey(), others, new SecureRandom());
    }
}
