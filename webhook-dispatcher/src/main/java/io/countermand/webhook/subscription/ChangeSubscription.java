package io.countermand.webhook.subscription;

import io.countermand.edge.access.Caller;
import io.countermand.edge.refusal.Refusal;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Replaces the fields that are given. What results is checked as a whole. */
@Singleton
class ChangeSubscription {

    private final Reachability reachability;
    private final WriteRequest writeRequest;
    private final Subscriptions subscriptions;

    ChangeSubscription(Reachability reachability, WriteRequest writeRequest, Subscriptions subscriptions) {
        this.reachability = reachability;
        this.writeRequest = writeRequest;
        this.subscriptions = subscriptions;
    }

    /** The row is not locked while a name server is asked. */
    Uni<Subscription> change(Caller caller, String webhookId, SubscribeRequest given) {
        return Panache.withSession(() -> subscriptions.one(caller, webhookId))
                .chain(existing -> reachable(given))
                .chain(checked -> Panache.withTransaction(
                        () -> subscriptions.locked(caller, webhookId).invoke(one -> change(one, given, caller))));
    }

    private Uni<Boolean> reachable(SubscribeRequest given) {
        var url = given.url();
        return url == null ? Uni.createFrom().item(true) : reachability.check(url);
    }

    private void change(Subscription subscription, SubscribeRequest given, Caller caller) {
        var whole = given.over(subscription);
        var errors = SubscribeCheck.errors(whole, caller, subscription.secret != null);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        var moved = !subscription.url.equals(whole.url());
        writeRequest.write(subscription, whole, caller);
        if (moved) {
            subscription.forgetFailures();
        }
    }
}
