package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.webhook.DispatcherConfig;
import io.countermand.webhook.restart.Restarts;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** Whether a subscription is served, and until when. */
@Singleton
class SubscriptionState {

    private final Subscriptions subscriptions;
    private final Restarts restarts;
    private final InstantSource clock;
    private final DispatcherConfig.Subscriptions limits;

    SubscriptionState(Subscriptions subscriptions, Restarts restarts, InstantSource clock, DispatcherConfig config) {
        this.subscriptions = subscriptions;
        this.restarts = restarts;
        this.clock = clock;
        this.limits = config.subscriptions();
    }

    /** One more term from now on. */
    Uni<Subscription> renew(Caller caller, String webhookId) {
        return changed(caller, webhookId, one -> {
            one.expiresAt = clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(limits.lifetime());
            return Uni.createFrom().item(one);
        });
    }

    /** Its events go on being kept for it. One that is disabled stays so: that says more. */
    Uni<Subscription> pause(Caller caller, String webhookId) {
        return changed(caller, webhookId, one -> {
            if (!one.state.equals(Subscription.DISABLED)) {
                one.state = Subscription.PAUSED;
            }
            return Uni.createFrom().item(one);
        });
    }

    /** What it was to get is put in the order of its revisions first; until then it is RESUMING. */
    Uni<Subscription> resume(Caller caller, String webhookId) {
        return changed(caller, webhookId, this::resume).invoke(restarts::wake);
    }

    private Uni<Subscription> resume(Subscription one) {
        if (one.state.equals(Subscription.ACTIVE) || one.state.equals(Subscription.RESUMING)) {
            return Uni.createFrom().item(one);
        }
        one.state = Subscription.RESUMING;
        one.disabledReason = null;
        one.forgetFailures();
        return restarts.resume(one.id, one.lastRevision(), one.lastSuccessAt).replaceWith(one);
    }

    private Uni<Subscription> changed(
            Caller caller, String webhookId, Function<Subscription, Uni<Subscription>> change) {
        return Panache.withTransaction(() -> subscriptions
                .locked(caller, webhookId)
                .chain(one -> {
                    one.updatedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    return change.apply(one);
                }));
    }
}
