package io.countermand.webhook.event;

import io.countermand.backbone.intake.Received;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.RefundSettled;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a refund through a payment provider: the outcome of its action once more, with a refund that is final; or,
 * to the platform, that somebody has to look at it.
 */
final class RefundOutcome {

    private static final String NEEDS_REVIEW = "NEEDS_REVIEW";

    private RefundOutcome() {}

    /** {@code eventData} of RefundNeedsReview. The order of the components is the order on the wire. */
    record RefundNeedsReview(
            String referenceOrderId,
            @Nullable String externalRefID,
            String customerIdentifier,
            String accountIdentifier,
            UUID actionId,
            UUID refundId,
            String provider,
            String transactionId,
            String currencyCode,
            BigDecimal amount,
            @Nullable String reason) {}

    static Announcement announcement(Received<RefundSettled> received) {
        var settled = received.content();
        var origin = received.origin();
        var id = EventIds.of(origin);
        var type = NEEDS_REVIEW.equals(settled.state()) ? EventType.REFUND_NEEDS_REVIEW : EventType.ORDER_ACTION_STATUS;
        return new Announcement(
                origin,
                settled.platform(),
                type,
                () -> List.of(new Event(
                        id,
                        type,
                        new Event.Concern(settled.customerIdentifier(), settled.accountIdentifier()),
                        WireJson.write(data(type, settled)),
                        settled.at(),
                        origin.traceparent())));
    }

    private static Object data(EventType type, RefundSettled settled) {
        return type == EventType.ORDER_ACTION_STATUS
                ? OrderActionStatus.of(settled.orderAction())
                : new RefundNeedsReview(
                        settled.referenceOrderId(),
                        settled.externalRefID(),
                        settled.customerIdentifier(),
                        settled.accountIdentifier(),
                        settled.actionId(),
                        settled.refundId(),
                        settled.provider(),
                        settled.transactionId(),
                        settled.currencyCode(),
                        settled.amount(),
                        settled.reason());
    }
}
