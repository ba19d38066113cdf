package io.countermand.webhook.event;

import io.countermand.backbone.intake.Origin;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.NameBasedId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.wire.LineItemsSettled;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code eventData} of one changed reward. The order of the components is the order on the wire. */
record RewardStatus(
        String referenceLineItemId,
        @Nullable String externalRefID,
        OrderAction action,
        String reasonCode,
        @Nullable String reason,
        String status,
        String type) {

    private static final String CHANGED = "ELIGIBLE";

    static Announcement announcement(Received<LineItemsSettled> received) {
        var settled = received.content();
        var origin = received.origin();
        var recordId = EventIds.of(origin);
        return new Announcement(
                origin, settled.platform(), EventType.REWARD_STATUS, () -> events(recordId, settled, origin));
    }

    private static List<Event> events(UUID recordId, LineItemsSettled settled, Origin origin) {
        return settled.lineItems().stream()
                .filter(item -> item.verdict().equals(CHANGED))
                .map(item -> event(recordId, settled, item, origin))
                .toList();
    }

    private static Event event(UUID recordId, LineItemsSettled settled, LineItemsSettled.Item item, Origin origin) {
        return new Event(
                NameBasedId.of("RewardStatus", recordId.toString(), item.referenceLineItemId()),
                EventType.REWARD_STATUS,
                new Event.Concern(settled.customerIdentifier(), settled.accountIdentifier()),
                WireJson.write(of(settled, item)),
                settled.settledAt(),
                origin.traceparent());
    }

    static RewardStatus of(LineItemsSettled settled, LineItemsSettled.Item item) {
        return new RewardStatus(
                item.referenceLineItemId(),
                settled.externalRefID(),
                settled.action(),
                settled.reasonCode(),
                reason(settled),
                status(settled.action()),
                item.productKind());
    }

    private static @Nullable String reason(LineItemsSettled settled) {
        if (settled.otherReason() != null) {
            return settled.otherReason();
        }
        var ofOrder = ReasonCodes.ofOrder(settled.action()).get(settled.reasonCode());
        return ofOrder != null
                ? ofOrder
                : ReasonCodes.ofLineItem(settled.action()).get(settled.reasonCode());
    }

    private static String status(OrderAction action) {
        return switch (action) {
            case CANCEL -> "CANCELLED";
            case FREEZE -> "FROZEN";
            case UNFREEZE -> "UNFROZEN";
        };
    }
}
