package io.countermand.webhook.admin;

import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.countermand.webhook.admin.DeliveryBook.View;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Sends one delivery again, or lets it go. (ours) */
@Path("/admin/deliveries")
@RunOnVirtualThread
public class DeliveryResource {

    private final DeliveryBook deliveries;

    DeliveryResource(DeliveryBook deliveries) {
        this.deliveries = deliveries;
    }

    @POST
    @Path("/{deliveryId}/retry")
    public View retry(@RestPath long deliveryId) {
        return deliveries.retry(deliveryId).orElseThrow(() -> Refusal.of(Catalogue.DELIVERY_NOT_FOUND));
    }

    @POST
    @Path("/{deliveryId}/drop")
    public View drop(@RestPath long deliveryId) {
        return deliveries.drop(deliveryId).orElseThrow(() -> Refusal.of(Catalogue.DELIVERY_NOT_FOUND));
    }
}
