package io.countermand.webhook.event;

import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSummary;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code eventData} of an action's outcome. The order of the components is the order on the wire.
 *
 * @param referenceLineItemId ours; absent when the whole order was the target
 */
record OrderActionStatus(
        String referenceOrderId,
        @Nullable String referenceLineItemId,
        @Nullable String externalRefID,
        String customerIdentifier,
        String accountIdentifier,
        OrderAction action,
        UUID actionId,
        String status,
        String reasonCode,
        @Nullable String otherReason,
        int totalLineItems,
        int successfulLineItems,
        int failedLineItems,
        Map<String, Integer> ineligible,
        RefundSummary refund) {

    static Announcement announcement(Received<OrderActionSettled> received) {
        var settled = received.content();
        var origin = received.origin();
        var id = EventIds.of(origin);
        return new Announcement(
                origin, settled.platform(), EventType.ORDER_ACTION_STATUS, () -> List.of(event(id, settled, origin)));
    }

    private static Event event(UUID id, OrderActionSettled settled, Origin origin) {
        return new Event(
                id,
                EventType.ORDER_ACTION_STATUS,
                new Event.Concern(settled.customerIdentifier(), settled.accountIdentifier()),
                WireJson.write(of(settled)),
                settled.settledAt(),
                origin.traceparent());
    }

    static OrderActionStatus of(OrderActionSettled settled) {
        return new OrderActionStatus(
                settled.referenceOrderId(),
                referenceLineItemId(settled),
                settled.externalRefID(),
                settled.customerIdentifier(),
                settled.accountIdentifier(),
                settled.action(),
                settled.actionId(),
                settled.status(),
                settled.reasonCode(),
                settled.otherReason(),
                settled.totalLineItems(),
                settled.successfulLineItems(),
                settled.failedLineItems(),
                settled.ineligible(),
                settled.refund());
    }

    private static @Nullable String referenceLineItemId(OrderActionSettled settled) {
        var line = settled.lineNumber();
        return line == null ? null : new LineItemId(settled.referenceOrderId(), line).toString();
    }
}
