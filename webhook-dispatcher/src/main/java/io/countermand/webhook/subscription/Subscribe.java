package io.countermand.webhook.subscription;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.DispatcherConfig;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Takes a wish to be told. */
@Singleton
class Subscribe {

    private final Reachability reachability;
    private final NewSubscription newSubscription;
    private final Subscriptions subscriptions;
    private final int perPlatformMax;

    Subscribe(
            Reachability reachability,
            NewSubscription newSubscription,
            Subscriptions subscriptions,
            DispatcherConfig config) {
        this.reachability = reachability;
        this.newSubscription = newSubscription;
        this.subscriptions = subscriptions;
        this.perPlatformMax = config.subscriptions().perPlatformMax();
    }

    Uni<Subscription> subscribe(int platformId, SubscribeRequest request) {
        var errors = SubscribeCheck.errors(request);
        var url = request.url();
        if (!errors.isEmpty() || url == null) {
            return Uni.createFrom().failure(Refusal.invalid(errors));
        }
        return reachability.check(url).chain(checked -> Panache.withTransaction(() -> add(platformId, request)));
    }

    private Uni<Subscription> add(int platformId, SubscribeRequest request) {
        return subscriptions
                .countLocked(platformId)
                .invoke(this::checkRoom)
                .chain(count -> subscriptions.persist(newSubscription.of(platformId, request)));
    }

    private void checkRoom(long count) {
        if (count >= perPlatformMax) {
            throw Refusal.of(Catalogue.SUBSCRIPTIONS_MAX, perPlatformMax);
        }
    }
}
