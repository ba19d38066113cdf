package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
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
    private final WriteRequest writeRequest;
    private final Subscriptions subscriptions;
    private final int perPlatformMax;

    Subscribe(
            Reachability reachability,
            WriteRequest writeRequest,
            Subscriptions subscriptions,
            DispatcherConfig config) {
        this.reachability = reachability;
        this.writeRequest = writeRequest;
        this.subscriptions = subscriptions;
        this.perPlatformMax = config.subscriptions().perPlatformMax();
    }

    Uni<Subscription> subscribe(Caller caller, SubscribeRequest request) {
        var errors = SubscribeCheck.errors(request, caller, false);
        var url = request.url();
        if (!errors.isEmpty() || url == null) {
            return Uni.createFrom().failure(Refusal.invalid(errors));
        }
        return reachability.check(url).chain(checked -> Panache.withTransaction(() -> add(caller, request)));
    }

    private Uni<Subscription> add(Caller caller, SubscribeRequest request) {
        return subscriptions
                .countLocked(caller.platformId())
                .invoke(this::checkRoom)
                .chain(count -> subscriptions.persist(writeRequest.create(request, caller)));
    }

    private void checkRoom(long count) {
        if (count >= perPlatformMax) {
            throw Refusal.of(Catalogue.SUBSCRIPTIONS_MAX, perPlatformMax);
        }
    }
}
