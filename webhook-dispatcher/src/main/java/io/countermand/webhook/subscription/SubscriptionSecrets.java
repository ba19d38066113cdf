package io.countermand.webhook.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.SharedSecret;
import io.countermand.webhook.signature.StoredSecret;
import io.countermand.webhook.subscription.SubscribeRequest.CustomHeader;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What subscribers entrust to us, sealed in their rows: shared secrets, and headers, which may hold secrets of theirs. */
@Singleton
class SubscriptionSecrets {

    private final SecretCipher cipher;

    SubscriptionSecrets(SecretCipher cipher) {
        this.cipher = cipher;
    }

    void headers(Subscription subscription, List<@Nullable CustomHeader> headers) {
        var sealed = cipher.encryptHeaders(new String(WireJson.write(headers), UTF_8), subscription.id);
        subscription.headers = "[]";
        subscription.sealedHeaders = sealed.sealed();
        subscription.headersKeyId = sealed.keyId();
    }

    /** JSON. */
    String headers(Subscription subscription) {
        var stored = stored(subscription.sealedHeaders, subscription.headersKeyId);
        return stored == null ? subscription.headers : cipher.decryptHeaders(stored, subscription.id);
    }

    /** From now on only this one counts. */
    void replace(Subscription subscription, @Nullable String base64) {
        var sealed = base64 == null ? null : cipher.encrypt(SharedSecret.ofBase64(base64), subscription.id);
        subscription.secret = sealed == null ? null : sealed.sealed();
        subscription.secretKeyId = sealed == null ? null : sealed.keyId();
        subscription.previousSecret = null;
        subscription.previousSecretKeyId = null;
        subscription.previousSecretUntil = null;
    }

    /** The one before it counts, too, until then. */
    void rotate(Subscription subscription, String base64, Instant until) {
        var before = subscription.secret;
        var keyOfBefore = subscription.secretKeyId;
        replace(subscription, base64);
        if (before != null) {
            subscription.previousSecret = before;
            subscription.previousSecretKeyId = keyOfBefore;
            subscription.previousSecretUntil = until;
        }
    }

    /** The end of it; null when there is none. */
    @Nullable
    String hint(Subscription subscription) {
        var stored = stored(subscription.secret, subscription.secretKeyId);
        return stored == null
                ? null
                : "…" + cipher.decrypt(stored, subscription.id).hint();
    }

    private static @Nullable StoredSecret stored(byte @Nullable [] sealed, @Nullable String keyId) {
        return sealed == null || keyId == null ? null : new StoredSecret(sealed, keyId);
    }
}
