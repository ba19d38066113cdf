package io.countermand.proof.running;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.sample.OrderSystem;
import io.countermand.local.sample.SampleOrder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Places orders like the samples, each with an id of its own. */
public record OrderDesk(String bootstrapServers, String topicPrefix) {

    private static final AtomicInteger PLACED = new AtomicInteger();

    /** Returns when the broker has it; the worker may not have read it yet. */
    public OrderIssued place(SampleOrder like) {
        var order = anew(like.issuedFor(Instant.now()), "RA261120-4711-" + PLACED.incrementAndGet());
        try (var system = new OrderSystem(bootstrapServers, topicPrefix)) {
            system.send(List.of(order));
        }
        return order;
    }

    private static OrderIssued anew(OrderIssued sample, String id) {
        return new OrderIssued(
                sample.schema(),
                sample.platform(),
                sample.version(),
                id,
                sample.externalRefID() + "-" + id,
                sample.customerIdentifier(),
                sample.accountIdentifier(),
                sample.orderSource(),
                sample.status(),
                sample.createdAt(),
                sample.totalLineItems(),
                sample.payment(),
                sample.lineItems());
    }
}
