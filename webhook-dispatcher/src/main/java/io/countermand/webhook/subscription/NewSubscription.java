package io.countermand.webhook.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.signature.SecretCipher;
import io.countermand.webhook.signature.SharedSecret;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/** From a request that was checked to a row. */
@Singleton
class NewSubscription {

    private final SecretCipher cipher;
    private final InstantSource clock;
    private final DispatcherConfig.Subscriptions limits;

    NewSubscription(SecretCipher cipher, InstantSource clock, DispatcherConfig config) {
        this.cipher = cipher;
        this.clock = clock;
        this.limits = config.subscriptions();
    }

    Subscription of(int platformId, SubscribeRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var subscription = new Subscription();
        subscription.id = UUID.randomUUID();
        subscription.platformId = platformId;
        subscription.url = Objects.requireNonNull(request.url());
        subscription.headers = new String(WireJson.write(request.headersOrNone()), UTF_8);
        subscription.categories = request.categoriesOrNone().toArray(String[]::new);
        subscription.eventTypes = request.eventTypesOrNone().toArray(String[]::new);
        subscription.createdAt = now;
        subscription.updatedAt = now;
        subscription.lastServedAt = now;
        subscription.expiresAt = now.plus(limits.lifetime());
        verifiedBy(subscription, request);
        return subscription;
    }

    private void verifiedBy(Subscription subscription, SubscribeRequest request) {
        subscription.verificationMethod = request.method().name();
        var key = request.hmacSharedSecretKey();
        if (request.method() == VerificationMethod.HMAC && key != null) {
            var stored = cipher.encrypt(SharedSecret.ofBase64(key), subscription.id);
            subscription.secret = stored.sealed();
            subscription.secretKeyId = stored.keyId();
        }
    }
}
