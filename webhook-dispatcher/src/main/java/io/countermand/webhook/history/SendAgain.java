package io.countermand.webhook.history;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.countermand.webhook.restart.Restarts;
import io.countermand.webhook.restart.StartAgain;
import io.countermand.webhook.subscription.Subscription;
import io.countermand.webhook.subscription.Subscriptions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Sends what was sent before: the same eventId, revision and bytes. One delivery goes at once, a range behind live work. */
@Singleton
class SendAgain {

    private static final String IN_RANGE = "subscriptionId = ?1 and revision between ?2 and ?3 and createdAt >= ?4";

    private final Subscriptions subscriptions;
    private final DeliveryHistory deliveries;
    private final Restarts restarts;
    private final DeliveryLoop delivery;
    private final InstantSource clock;

    SendAgain(
            Subscriptions subscriptions,
            DeliveryHistory deliveries,
            Restarts restarts,
            DeliveryLoop delivery,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.restarts = restarts;
        this.delivery = delivery;
        this.clock = clock;
    }

    /** The answer to a replay. @param count events that are sent again */
    public record Replayed(UUID webhookId, long fromRevision, long toRevision, long count) {}

    Uni<DeliveryView> retry(Caller caller, String webhookId, String deliveryId) {
        var now = clock.instant();
        return Panache.withTransaction(() -> subscriptions
                        .locked(caller, webhookId)
                        .chain(subscription -> deliveries.one(subscription, deliveryId))
                        .call(row -> StartAgain.inSession(row.subscriptionId, row.id, now))
                        .call(row -> Panache.getSession().chain(session -> session.refresh(row)))
                        .map(DeliveryView::of))
                .invoke(delivery::wake);
    }

    Uni<Replayed> replay(Caller caller, String webhookId, Revisions range) {
        return Panache.withTransaction(() ->
                        subscriptions.locked(caller, webhookId).chain(subscription -> replay(subscription, range)))
                .invoke(restarts::wake);
    }

    private Uni<Replayed> replay(Subscription subscription, Revisions range) {
        var from = Math.max(1, range.from());
        var to = Math.min(range.to(), subscription.lastRevision());
        if (to - from >= restarts.replayMax()) {
            throw Refusal.invalid(
                    "toRevision", Catalogue.NOT_ACCEPTED, "at most %d events at once".formatted(restarts.replayMax()));
        }
        var id = subscription.id();
        return deliveries
                .count(IN_RANGE, id, from, to, restarts.earliest())
                .map(count -> new Replayed(id, from, to, count))
                .call(replayed -> replayed.count() == 0 ? Uni.createFrom().voidItem() : start(replayed));
    }

    private Uni<Integer> start(Replayed wanted) {
        return restarts.replay(wanted.webhookId(), wanted.fromRevision(), wanted.toRevision())
                .invoke(started -> {
                    if (started == 0) {
                        throw Refusal.of(Catalogue.ALREADY_THERE, "A replay of this webhook that is not over");
                    }
                });
    }
}
