package io.countermand.proof.running;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.sample.OrderSystem;
import io.countermand.local.sample.SampleOrder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

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

    /**
     * A large order, in pages as the order system sends them: those of the sample, again and again.
     *
     * @return the first page
     */
    public OrderIssued place(SampleOrder like, int pages) {
        try (var system = new OrderSystem(bootstrapServers, topicPrefix)) {
            var all = pages(like, pages);
            system.send(all);
            return all.getFirst();
        }
    }

    /** The same, not sent yet. */
    public static List<OrderIssued> pages(SampleOrder like, int pages) {
        var sample = anew(like.issuedFor(Instant.now()), "RA261120-4712-" + PLACED.incrementAndGet());
        return IntStream.range(0, pages)
                .mapToObj(page -> page(sample, page, pages))
                .toList();
    }

    private static OrderIssued page(OrderIssued sample, int page, int pages) {
        var size = sample.lineItems().size();
        return with(
                sample,
                size * pages,
                sample.lineItems().stream()
                        .map(item -> numbered(item, item.lineNumber() + page * size))
                        .toList());
    }

    private static OrderIssued.Item numbered(OrderIssued.Item item, int number) {
        return new OrderIssued.Item(
                number,
                item.externalRefLineItemID(),
                item.status(),
                item.rewardStatus(),
                item.productKind(),
                item.issuance(),
                item.utid(),
                item.etid(),
                item.rewardName(),
                item.amountIssued(),
                item.amountCharged(),
                item.remainingBalance(),
                item.dateIssued(),
                item.expirationDate(),
                item.recipient());
    }

    private static OrderIssued with(OrderIssued order, int total, List<OrderIssued.Item> lineItems) {
        return new OrderIssued(
                order.schema(),
                order.platform(),
                order.version(),
                order.referenceOrderId(),
                order.externalRefID(),
                order.customerIdentifier(),
                order.accountIdentifier(),
                order.orderSource(),
                order.status(),
                order.createdAt(),
                total,
                order.payment(),
                lineItems);
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
