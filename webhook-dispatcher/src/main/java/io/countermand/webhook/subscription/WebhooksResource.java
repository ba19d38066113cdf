package io.countermand.webhook.subscription;

import io.countermand.edge.Edge;
import io.countermand.edge.access.Caller;
import io.countermand.edge.access.CurrentCaller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The documented calls that manage subscriptions. */
@Path(Edge.BASE + "/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    private final CurrentCaller caller;
    private final Subscribe subscribe;
    private final ChangeSubscription changeSubscription;
    private final Subscriptions subscriptions;
    private final SubscriptionSecrets secrets;

    WebhooksResource(
            CurrentCaller caller,
            Subscribe subscribe,
            ChangeSubscription changeSubscription,
            Subscriptions subscriptions,
            SubscriptionSecrets secrets) {
        this.caller = caller;
        this.subscribe = subscribe;
        this.changeSubscription = changeSubscription;
        this.subscriptions = subscriptions;
        this.secrets = secrets;
    }

    /** The documented answer to a new subscription, and to one that is renewed. */
    public record Subscribed(UUID webhookId, Instant expiresAt) {

        static Subscribed of(Subscription subscription) {
            return new Subscribed(subscription.id, subscription.expiresAt);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<Subscribed> subscribe(SubscribeRequest request) {
        return subscribe.subscribe(caller(), request).map(Subscribed::of);
    }

    @GET
    public Uni<Page<SubscriptionView>> list(@BeanParam SubscriptionFilter filter, @BeanParam PageRequest wanted) {
        var reader = caller();
        filter.check();
        return Panache.withSession(() -> subscriptions.of(reader))
                .map(all -> all.stream().map(this::view).filter(filter::lets).toList())
                .map(all -> Page.of(all, wanted));
    }

    @GET
    @Path("/{webhookId}")
    public Uni<SubscriptionView> read(String webhookId) {
        var reader = caller();
        return Panache.withSession(() -> subscriptions.one(reader, webhookId)).map(this::view);
    }

    @PATCH
    @Path("/{webhookId}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SubscriptionView> change(String webhookId, SubscribeRequest given) {
        return changeSubscription.change(caller(), webhookId, given).map(this::view);
    }

    @DELETE
    @Path("/{webhookId}")
    @ResponseStatus(200)
    public Uni<Void> delete(String webhookId) {
        var writer = caller();
        return Panache.withTransaction(
                () -> subscriptions.locked(writer, webhookId).chain(subscriptions::delete));
    }

    private Caller caller() {
        return caller.get();
    }

    private SubscriptionView view(Subscription subscription) {
        return SubscriptionView.of(subscription, secrets);
    }
}
