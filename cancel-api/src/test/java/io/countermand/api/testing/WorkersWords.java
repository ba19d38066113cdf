package io.countermand.api.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.Topics;
import java.sql.Timestamp;
import java.util.UUID;

/** What the worker would have written of actions on an order. */
public record WorkersWords(PlacedOrder order) {

    /** An action on one line item. */
    public UUID withLineItemAction(OrderAction kind, int line, String state) {
        var target = Target.lineItem(new LineItemId(order.reference(), line));
        var actionId = ActionId.of(order.platform().name(), target, kind, 0);
        Database.execute(
                """
                insert into cancellation.action (id, platform_id, order_id, kind, line_number, generation, reason_code,
                    other_reason, accepted_at, state, window_days, zone, service_fee_minor, rules_version, total_line_items,
                    written_at)
                values (?, ?, ?, ?, ?, 0, 'OTHER', 'a &lt;b&gt; c', ?, ?, 5, 'UTC', 0, 1, 1, now())""",
                actionId,
                order.platform().id(),
                order.id(),
                kind.name(),
                line,
                Timestamp.from(TestClock.NOW),
                state);
        return actionId;
    }

    /** Verdicts of so many line items, written chunk by chunk and the last chunk first. */
    public void withVerdicts(UUID actionId, int lineItems) {
        Database.execute("""
                insert into cancellation.decision (action_id, order_id, line_number, chunk, verdict, refund_minor, fee_minor,
                    currency, decided_at)
                select ?, ?, line, line / 1000, 'ELIGIBLE', 2500, 0, 'USD', now()
                from generate_series(1, ?) line order by line / 1000 desc, line""", actionId, order.id(), lineItems);
        Database.execute("analyze cancellation.decision, cancellation.line_item");
    }

    /** A command that it could not act on; {@code state} tells what a person did with it. */
    public void withParked(OrderActionRequested command, String state) {
        Database.execute(
                """
                insert into cancellation.parked_record (topic, partition, record_offset, record_key, value, reason, parked_at,
                    state)
                values ('order-actions.requested', 0, (select count(*) from cancellation.parked_record), ?, ?,
                    'accepted later than it was appended', now(), ?)""",
                Topics.key(order.platform().name(), order.reference()).getBytes(UTF_8),
                WireJson.write(command),
                state);
    }
}
