package io.countermand.worker.settle;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSummary;
import io.countermand.domain.wire.Topics;
import io.countermand.worker.publish.EventId;
import io.countermand.worker.publish.NewEvent;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what was settled into the records that tell of it. Ids are computed, so a repeat is recognised as one. */
final class SettledEvents {

    /** The cause stays inside: it may be the text of an error of ours. */
    private static final String NO_VERDICT = "no verdict could be reached";

    private SettledEvents() {}

    static NewEvent lineItems(JudgedChunk judged, long sequence, Instant now) {
        var action = judged.action();
        var order = action.order();
        var number = judged.chunk().number();
        var body = new LineItemsSettled(
                LineItemsSettled.SCHEMA,
                order.platform(),
                order.customer(),
                order.account(),
                sequence,
                order.referenceOrderId(),
                order.externalRefId(),
                action.id(),
                action.kind(),
                number,
                action.reason().code(),
                action.reason().other(),
                now,
                judged.news().stream().map(SettledEvents::lineItem).toList());
        var id = EventId.lineItems(action.id(), number);
        return new NewEvent(
                id,
                Topics.LINE_ITEMS_SETTLED,
                key(action),
                EventId.LINE_ITEMS,
                WireJson.write(body),
                action.traceparent());
    }

    static NewEvent orderAction(Ended ended, long sequence) {
        var action = ended.action();
        var order = action.order();
        var body = new OrderActionSettled(
                OrderActionSettled.SCHEMA,
                order.platform(),
                order.customer(),
                order.account(),
                sequence,
                order.referenceOrderId(),
                order.externalRefId(),
                ended.lineNumber(),
                action.id(),
                action.kind(),
                ended.state().name(),
                action.reason().code(),
                action.reason().other(),
                ended.total(),
                ended.successful(),
                ended.failed(),
                ended.ineligible(),
                refund(ended),
                action.acceptedAt(),
                ended.at());
        var id = EventId.orderAction(action.id());
        return new NewEvent(
                id,
                Topics.ORDER_ACTIONS_SETTLED,
                key(action),
                EventId.ORDER_ACTION,
                WireJson.write(body),
                action.traceparent());
    }

    private static RefundSummary refund(Ended ended) {
        var currency = ended.action().order().currency();
        return new RefundSummary(
                currency,
                decimal(ended.refundMinor(), currency),
                decimal(ended.feeMinor(), currency),
                ended.refundState());
    }

    private static LineItemsSettled.Item lineItem(JudgedItem judged) {
        var id = new LineItemId(
                judged.action().order().referenceOrderId(), judged.item().lineNumber());
        return new LineItemsSettled.Item(
                id.toString(),
                judged.item().externalRefId(),
                judged.word(),
                judged.rule(),
                judged.ruleVersion(),
                judged.isUnsettled() ? NO_VERDICT : judged.detail(),
                rewardAfter(judged),
                judged.item().product(),
                judged.isEligible() ? decimal(judged.refundMinor(), judged.currency()) : null,
                judged.isEligible() ? decimal(judged.feeMinor(), judged.currency()) : null,
                judged.currency());
    }

    private static @Nullable String rewardAfter(JudgedItem judged) {
        return judged.isEligible()
                ? LineItems.rewardAfter(judged.action().kind()).name()
                : judged.item().reward();
    }

    private static BigDecimal decimal(long minor, String currency) {
        return Money.of(minor, currency).toDecimal();
    }

    private static String key(RunningAction action) {
        return Topics.key(action.order().platform(), action.order().referenceOrderId());
    }
}
