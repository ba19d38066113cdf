package io.countermand.webhook.delivery;

import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.SharedSecret;
import io.countermand.webhook.signature.StoredSecret;
import io.countermand.webhook.signature.SubscriberCertificate;
import io.countermand.webhook.signature.SubscriberKeys;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a subscriber gave us, still as stored: one that cannot be read must fail alone, not the claim that all others wait for.
 *
 * @param plainHeaders JSON; of subscriptions that were made before headers were sealed
 * @param headers sealed JSON; null where the plain ones count
 * @param secret null when there is none
 * @param previous the secret before it, while it still counts
 * @param certificate null unless the subscriber chose X509
 */
record Sealed(
        String plainHeaders,
        @Nullable StoredSecret headers,
        @Nullable StoredSecret secret,
        @Nullable StoredSecret previous,
        @Nullable String certificate) {

    static final Sealed NOTHING = new Sealed("[]", null, null, null, null);

    String headers(SecretCipher cipher, UUID subscriptionId) {
        return headers == null ? plainHeaders : cipher.decryptHeaders(headers, subscriptionId);
    }

    SubscriberKeys keys(SecretCipher cipher, UUID subscriptionId) {
        var secrets = Stream.of(secret, previous)
                .filter(Objects::nonNull)
                .map(stored -> cipher.decrypt(stored, subscriptionId))
                .toArray(SharedSecret[]::new);
        var theirs = SubscriberKeys.of(secrets);
        return certificate == null
                ? theirs
                : new SubscriberKeys(theirs.secrets(), SubscriberCertificate.of(certificate));
    }
}
