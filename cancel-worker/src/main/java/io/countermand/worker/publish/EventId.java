package io.countermand.worker.publish;

import io.countermand.domain.NameBasedId;
import java.util.UUID;

/** Ids of events, computed from what they tell: a repeat is recognised as one, and a missing one is missed by its name. */
public final class EventId {

    public static final String LINE_ITEMS = "io.countermand.line-items.settled";
    public static final String ORDER_ACTION = "io.countermand.order-action.settled";
    public static final String REFUND = "io.countermand.refund.settled";

    private EventId() {}

    public static UUID lineItems(UUID action, int chunk) {
        return NameBasedId.of("event", LINE_ITEMS, action.toString(), Integer.toString(chunk));
    }

    public static UUID orderAction(UUID action) {
        return NameBasedId.of("event", ORDER_ACTION, action.toString());
    }

    /** @param told how many events tell of the refund, with this one: a human may send it where it was before */
    public static UUID refund(UUID refund, String state, int told) {
        return NameBasedId.of("event", REFUND, refund.toString(), state, Integer.toString(told));
    }
}
