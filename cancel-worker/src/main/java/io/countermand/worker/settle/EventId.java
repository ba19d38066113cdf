package io.countermand.worker.settle;

import io.countermand.domain.NameBasedId;
import java.util.UUID;

/** Ids of events, computed from what they tell: a repeat is recognised as one, and a missing one is missed by its name. */
public final class EventId {

    static final String LINE_ITEMS = "io.countermand.line-items.settled";
    static final String ORDER_ACTION = "io.countermand.order-action.settled";

    private EventId() {}

    public static UUID lineItems(UUID action, int chunk) {
        return NameBasedId.of("event", LINE_ITEMS, action.toString(), Integer.toString(chunk));
    }

    public static UUID orderAction(UUID action) {
        return NameBasedId.of("event", ORDER_ACTION, action.toString());
    }
}
