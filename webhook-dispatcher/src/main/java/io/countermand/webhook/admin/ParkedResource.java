package io.countermand.webhook.admin;

import io.countermand.webhook.admin.ParkedBook.View;
import io.countermand.webhook.delivery.DeliveryLoop;
import io.countermand.webhook.subscription.Page;
import io.countermand.webhook.subscription.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** Records that wait for a human: look at them, take one in again, or let it go. (ours) */
@Path("/admin/parked")
@RunOnVirtualThread
public class ParkedResource {

    private final ParkedBook parked;
    private final DeliveryLoop delivery;

    ParkedResource(ParkedBook parked, DeliveryLoop delivery) {
        this.parked = parked;
        this.delivery = delivery;
    }

    @GET
    public Page<View> list(@BeanParam PageRequest wanted) {
        return parked.waiting(wanted.numbered());
    }

    @POST
    @Path("/{id}/redrive")
    public View redrive(@RestPath long id) {
        var taken = parked.redrive(id);
        delivery.wake();
        return taken;
    }

    @POST
    @Path("/{id}/drop")
    public View drop(@RestPath long id) {
        return parked.drop(id);
    }
}
