package io.countermand.api.order;

import io.countermand.api.store.Scope;
import io.countermand.domain.order.ReferenceOrderId;
import io.countermand.edge.Edge;
import io.countermand.edge.access.CurrentCaller;
import io.countermand.edge.check.StorableText;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestPath;

/** Orders of the caller. */
@Path(Edge.BASE + "/asyncOrders")
@Produces(MediaType.APPLICATION_JSON)
public class AsyncOrderResource {

    private static final String OWN_REFERENCE =
            "customers/{customerIdentifier}/accounts/{accountIdentifier}/{externalRefID}";
    private static final int EXTERNAL_REF_LENGTH_MAX = 100;

    private final FindOrder orders;
    private final ReadOrder readOrder;
    private final CurrentCaller caller;

    AsyncOrderResource(FindOrder orders, ReadOrder readOrder, CurrentCaller caller) {
        this.orders = orders;
        this.readOrder = readOrder;
        this.caller = caller;
    }

    @GET
    @Path("{referenceOrderID}")
    public Uni<AsyncOrderDetailView> order(
            @RestPath("referenceOrderID") String referenceOrderId, @BeanParam OrderPageAsked asked) {
        return readOrder.summary(byReference(referenceOrderId), asked);
    }

    @GET
    @Path(OWN_REFERENCE)
    public Uni<AsyncOrderDetailView> orderByOwnReference(
            @RestPath String customerIdentifier,
            @RestPath String accountIdentifier,
            @RestPath("externalRefID") String externalRefId,
            @BeanParam OrderPageAsked asked) {
        return readOrder.summary(byOwnReference(customerIdentifier, accountIdentifier, externalRefId), asked);
    }

    @GET
    @Path(OWN_REFERENCE + "/lineItems")
    public Uni<AsyncLineItems> lineItemsByOwnReference(
            @RestPath String customerIdentifier,
            @RestPath String accountIdentifier,
            @RestPath("externalRefID") String externalRefId,
            @BeanParam OrderPageAsked asked) {
        return readOrder.withRewards(byOwnReference(customerIdentifier, accountIdentifier, externalRefId), asked);
    }

    private Uni<OrderHeader> byReference(String referenceOrderId) {
        return ReferenceOrderId.isWellFormed(referenceOrderId)
                ? orders.byReference(caller.get(), referenceOrderId)
                : nobodyHasIt();
    }

    private Uni<OrderHeader> byOwnReference(String customer, String account, String externalRefId) {
        return Scope.isIdentifier(customer)
                        && Scope.isIdentifier(account)
                        && externalRefId.length() <= EXTERNAL_REF_LENGTH_MAX
                        && StorableText.isStorable(externalRefId)
                ? orders.byOwnReference(caller.get(), customer, account, externalRefId)
                : nobodyHasIt();
    }

    private static Uni<OrderHeader> nobodyHasIt() {
        return Uni.createFrom().failure(Refusal.of(Catalogue.ORDER_NOT_FOUND));
    }
}
