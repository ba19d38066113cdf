package io.countermand.webhook.history;

import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.history.SendAgain.Replayed;
import io.countermand.webhook.subscription.Page;
import io.countermand.webhook.subscription.PageRequest;
import io.countermand.webhook.subscription.Subscriptions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What became of the events of a subscription. Events and replay are documented, the rest is ours. */
@Path(Edge.BASE + "/webhooks/{webhookId}")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    private static final List<String> STATES = List.of("PENDING", "DELIVERED", "UNDELIVERED", "DROPPED");

    private final CurrentCaller caller;
    private final Subscriptions subscriptions;
    private final DeliveryHistory deliveries;
    private final AttemptHistory attempts;
    private final SendAgain sendAgain;

    HistoryResource(
            CurrentCaller caller,
            Subscriptions subscriptions,
            DeliveryHistory deliveries,
            AttemptHistory attempts,
            SendAgain sendAgain) {
        this.caller = caller;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.sendAgain = sendAgain;
    }

    @GET
    @Path("/events")
    public Uni<Page<EventView>> events(String webhookId, @BeanParam Revisions range, @BeanParam PageRequest wanted) {
        var reader = caller.get();
        var asked = wanted.numbered();
        range.check();
        return Panache.withSession(() -> subscriptions
                        .one(reader, webhookId)
                        .chain(subscription -> deliveries.page(subscription, range, null, asked)))
                .map(read -> Page.of(read, asked, row -> List.of(row.revision), EventView::of));
    }

    @GET
    @Path("/deliveries")
    public Uni<Page<DeliveryView>> deliveries(
            String webhookId,
            @RestQuery @Nullable String state,
            @BeanParam Revisions range,
            @BeanParam PageRequest wanted) {
        var reader = caller.get();
        var asked = wanted.numbered();
        range.check();
        checkState(state);
        return Panache.withSession(() -> subscriptions
                        .one(reader, webhookId)
                        .chain(subscription -> deliveries.page(subscription, range, state, asked)))
                .map(read -> Page.of(read, asked, row -> List.of(row.revision), DeliveryView::of));
    }

    @GET
    @Path("/deliveries/{deliveryId}/attempts")
    public Uni<Page<AttemptView>> attempts(String webhookId, String deliveryId, @BeanParam PageRequest wanted) {
        var reader = caller.get();
        var asked = wanted.numbered();
        return Panache.withSession(() -> subscriptions
                        .one(reader, webhookId)
                        .chain(subscription -> deliveries.one(subscription, deliveryId))
                        .chain(delivery -> attempts.page(delivery, asked)))
                .map(read -> Page.of(read, asked, row -> List.of(row.number.longValue()), AttemptView::of));
    }

    @POST
    @Path("/deliveries/{deliveryId}/retry")
    public Uni<DeliveryView> retry(String webhookId, String deliveryId) {
        return sendAgain.retry(caller.get(), webhookId, deliveryId);
    }

    @POST
    @Path("/replay")
    public Uni<Replayed> replay(String webhookId, @BeanParam Revisions range) {
        range.mustStartSomewhere();
        return sendAgain.replay(caller.get(), webhookId, range);
    }

    private static void checkState(@Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            throw Refusal.invalid("state", Catalogue.NOT_ALLOWED_VALUE, String.join(", ", STATES));
        }
    }
}
