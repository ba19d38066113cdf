package io.countermand.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.StoredSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner may see it: the secret is write-only.
 *
 * @param hmacSharedSecretKey its last characters, to tell which one it is
 * @param state ACTIVE, PAUSED or DISABLED (ours)
 */
public record SubscriptionView(
        UUID webhookId,
        String url,
        @JsonRawValue String headers,
        List<String> categories,
        List<String> eventTypes,
        String payloadVerificationMethod,
        @Nullable String hmacSharedSecretKey,
        @Nullable String state,
        Instant createdAt,
        Instant updatedAt,
        Instant expiresAt) {

    static SubscriptionView of(Subscription subscription, SecretCipher cipher) {
        return new SubscriptionView(
                subscription.id,
                subscription.url,
                subscription.headers,
                List.of(subscription.categories),
                List.of(subscription.eventTypes),
                subscription.verificationMethod,
                hint(subscription, cipher),
                subscription.state,
                subscription.createdAt,
                subscription.updatedAt,
                subscription.expiresAt);
    }

    private static @Nullable String hint(Subscription subscription, SecretCipher cipher) {
        var sealed = subscription.secret;
        var keyId = subscription.secretKeyId;
        return sealed == null || keyId == null
                ? null
                : "…"
                        + cipher.decrypt(new StoredSecret(sealed, keyId), subscription.id)
                                .hint();
    }
}
