package io.countermand.webhook.subscription;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.webhook.subscription.RotateSecret.NewSecret;
import io.countermand.webhook.subscription.WebhooksResource.Subscribed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What can be done to a subscription as a whole. Renewing is documented, the rest is ours. */
@Path(Edge.BASE + "/webhooks/{webhookId}")
@Produces(MediaType.APPLICATION_JSON)
public class WebhookStateResource {

    private final CurrentCaller caller;
    private final SubscriptionState state;
    private final RotateSecret rotateSecret;
    private final SubscriptionSecrets secrets;

    WebhookStateResource(
            CurrentCaller caller, SubscriptionState state, RotateSecret rotateSecret, SubscriptionSecrets secrets) {
        this.caller = caller;
        this.state = state;
        this.rotateSecret = rotateSecret;
        this.secrets = secrets;
    }

    @POST
    @Path("/renew")
    public Uni<Subscribed> renew(String webhookId) {
        return state.renew(caller.get(), webhookId).map(Subscribed::of);
    }

    @POST
    @Path("/pause")
    public Uni<SubscriptionView> pause(String webhookId) {
        return state.pause(caller.get(), webhookId).map(this::view);
    }

    @POST
    @Path("/resume")
    public Uni<SubscriptionView> resume(String webhookId) {
        return state.resume(caller.get(), webhookId).map(this::view);
    }

    @POST
    @Path("/secrets")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<SubscriptionView> rotate(String webhookId, NewSecret wanted) {
        return rotateSecret.rotate(caller.get(), webhookId, wanted).map(this::view);
    }

    private SubscriptionView view(Subscription subscription) {
        return SubscriptionView.of(subscription, secrets);
    }
}
