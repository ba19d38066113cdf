package io.countermand.webhook.delivery;

import java.util.List;

/** A claimed endpoint and what it gets now. Empty when nothing is due after all. */
public record Turn(Endpoint endpoint, List<Delivery> deliveries) {

    public Turn {
        deliveries = List.copyOf(deliveries);
    }
}
