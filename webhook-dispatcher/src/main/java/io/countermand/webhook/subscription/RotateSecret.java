package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.DispatcherConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Takes a new shared secret, and signs with the one before it for a while, so that a subscriber need not change at the same moment. */
@Singleton
class RotateSecret {

    private final Subscriptions subscriptions;
    private final SubscriptionSecrets secrets;
    private final InstantSource clock;
    private final DispatcherConfig.Subscriptions limits;

    RotateSecret(
            Subscriptions subscriptions, SubscriptionSecrets secrets, InstantSource clock, DispatcherConfig config) {
        this.subscriptions = subscriptions;
        this.secrets = secrets;
        this.clock = clock;
        this.limits = config.subscriptions();
    }

    /** The body of the call (ours). */
    public record NewSecret(@Nullable String hmacSharedSecretKey) {

        @Override
        public String toString() {
            return "NewSecret[…]";
        }
    }

    Uni<Subscription> rotate(Caller caller, String webhookId, NewSecret wanted) {
        var error = SubscribeCheck.secretError(wanted.hmacSharedSecretKey());
        var secret = wanted.hmacSharedSecretKey();
        if (error.isPresent() || secret == null) {
            return Uni.createFrom().failure(Refusal.invalid(error.stream().toList()));
        }
        return Panache.withTransaction(
                () -> subscriptions.locked(caller, webhookId).invoke(one -> rotate(one, secret)));
    }

    private void rotate(Subscription subscription, String secret) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        secrets.rotate(subscription, secret, now.plus(limits.secretOverlap()));
        if (subscription.verificationMethod.equals(VerificationMethod.NONE.name())) {
            subscription.verificationMethod = VerificationMethod.HMAC.name();
        }
        subscription.updatedAt = now;
    }
}
