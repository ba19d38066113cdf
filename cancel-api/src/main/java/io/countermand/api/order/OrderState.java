package io.countermand.api.order;

import io.countermand.domain.order.OrderStatus;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;

/** Whether an order takes actions: the same for every way to ask for one. */
public record OrderState(OrderStatus status, int totalLineItems, int arrivedLineItems) {

    /** @throws Refusal 422 if it does not */
    public void mustTakeActions() {
        if (!status.takesActions()) {
            throw refused(status.name());
        }
        if (arrivedLineItems < totalLineItems) {
            throw refused("still arriving, %d of %d line items are here".formatted(arrivedLineItems, totalLineItems));
        }
    }

    private static Refusal refused(String actual) {
        return Refusal.of(Catalogue.ORDER_STATUS, OrderStatus.COMPLETE + " or " + OrderStatus.PARTIAL, actual);
    }
}
