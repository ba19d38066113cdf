package io.countermand.webhook.subscription;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.signature.SecretCipher;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
    private final Subscriptions subscriptions;
    private final SecretCipher cipher;

    WebhooksResource(CurrentCaller caller, Subscribe subscribe, Subscriptions subscriptions, SecretCipher cipher) {
        this.caller = caller;
        this.subscribe = subscribe;
        this.subscriptions = subscriptions;
        this.cipher = cipher;
    }

    /** The documented answer to a new subscription. */
    public record Subscribed(UUID webhookId, Instant expiresAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    public Uni<Subscribed> subscribe(SubscribeRequest request) {
        return subscribe
                .subscribe(platformId(), request)
                .map(subscription -> new Subscribed(subscription.id, subscription.expiresAt));
    }

    @GET
    public Uni<Page> list(@BeanParam PageRequest wanted) {
        var platformId = platformId();
        return Panache.withSession(() -> subscriptions.of(platformId))
                .map(all -> Page.of(all, wanted, subscription -> SubscriptionView.of(subscription, cipher)));
    }

    @GET
    @Path("/{webhookId}")
    public Uni<SubscriptionView> read(String webhookId) {
        var platformId = platformId();
        var id = id(webhookId);
        return Panache.withSession(() -> subscriptions.of(platformId, id))
                .onItem()
                .ifNull()
                .failWith(() -> Refusal.of(Catalogue.WEBHOOK_NOT_FOUND))
                .map(subscription -> SubscriptionView.of(subscription, cipher));
    }

    @DELETE
    @Path("/{webhookId}")
    @ResponseStatus(200)
    public Uni<Void> delete(String webhookId) {
        var platformId = platformId();
        var id = id(webhookId);
        return Panache.withTransaction(() -> subscriptions.delete(platformId, id))
                .invoke(WebhooksResource::checkFound)
                .replaceWithVoid();
    }

    private int platformId() {
        return caller.get().platformId();
    }

    private static void checkFound(long count) {
        if (count == 0) {
            throw Refusal.of(Catalogue.WEBHOOK_NOT_FOUND);
        }
    }

    /** What is no id cannot be the id of anything. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Catalogue.WEBHOOK_NOT_FOUND);
        }
    }
}
