package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.webhook.DispatcherConfig;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/** From a request that was checked to a row. */
@Singleton
class WriteRequest {

    private final SubscriptionSecrets secrets;
    private final InstantSource clock;
    private final DispatcherConfig.Subscriptions limits;

    WriteRequest(SubscriptionSecrets secrets, InstantSource clock, DispatcherConfig config) {
        this.secrets = secrets;
        this.clock = clock;
        this.limits = config.subscriptions();
    }

    Subscription create(SubscribeRequest request, Caller caller) {
        var now = now();
        var subscription = new Subscription();
        subscription.id = UUID.randomUUID();
        subscription.platformId = caller.platformId();
        subscription.state = Subscription.ACTIVE;
        subscription.createdAt = now;
        subscription.lastServedAt = now;
        subscription.expiresAt = now.plus(limits.lifetime());
        secrets.headers(subscription, request.headersOrNone());
        write(subscription, request, caller);
        return subscription;
    }

    /** @param request complete but for headers and secret, which stay where they are when they are not given */
    void write(Subscription subscription, SubscribeRequest request, Caller caller) {
        subscription.url = Objects.requireNonNull(request.url());
        subscription.categories = request.categoriesOrNone().toArray(String[]::new);
        subscription.eventTypes = request.eventTypesOrNone().toArray(String[]::new);
        subscription.customers = ScopeCheck.limit(request.customerIdentifiers(), caller.customers());
        subscription.accounts = ScopeCheck.limit(request.accountIdentifiers(), caller.accounts());
        subscription.updatedAt = now();
        if (request.headers() != null) {
            secrets.headers(subscription, request.headersOrNone());
        }
        verifiedBy(subscription, request);
    }

    private void verifiedBy(Subscription subscription, SubscribeRequest request) {
        subscription.verificationMethod = request.method().name();
        subscription.signingCertificate = request.signingCertificate();
        if (request.method() == VerificationMethod.NONE) {
            secrets.replace(subscription, null);
        } else if (request.hmacSharedSecretKey() != null) {
            secrets.replace(subscription, request.hmacSharedSecretKey());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
