package io.countermand.worker.refund;

import com.fasterxml.jackson.core.type.TypeReference;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.refund.RefundState.NeedsReview;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.domain.wire.Topics;
import io.countermand.worker.publish.EventId;
import io.countermand.worker.publish.NewEvent;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what became of a refund into the record that tells of it. */
final class RefundEvents {

    private RefundEvents() {}

    static NewEvent settled(Told told, long sequence, Instant now) {
        var row = told.row();
        var id = EventId.refund(row.getUUID("refund_id"), told.state(), row.getInteger("told"));
        var key = Topics.key(row.getString("platform"), row.getString("reference_order_id"));
        var body = WireJson.write(body(told, sequence, now));
        return new NewEvent(id, Topics.REFUNDS_SETTLED, key, EventId.REFUND, body, row.getString("traceparent"));
    }

    private static RefundSettled body(Told told, long sequence, Instant now) {
        var row = told.row();
        return new RefundSettled(
                RefundSettled.SCHEMA,
                row.getString("platform"),
                row.getString("customer"),
                row.getString("account"),
                sequence,
                row.getString("reference_order_id"),
                row.getString("external_ref_id"),
                row.getUUID("action_id"),
                row.getUUID("refund_id"),
                row.getString("provider"),
                row.getString("transaction_id"),
                told.value().toDecimal(),
                told.currency(),
                told.state(),
                reason(told),
                now,
                orderAction(told, sequence));
    }

    private static @Nullable String reason(Told told) {
        return told.moved().to() instanceof NeedsReview review ? review.cause().sentence() : null;
    }

    /** As it was told when the action ended, with the refund as it is now. */
    private static OrderActionSettled orderAction(Told told, long sequence) {
        var row = told.row();
        return new OrderActionSettled(
                OrderActionSettled.SCHEMA,
                row.getString("platform"),
                row.getString("customer"),
                row.getString("account"),
                sequence,
                row.getString("reference_order_id"),
                row.getString("external_ref_id"),
                row.getInteger("line_number"),
                row.getUUID("action_id"),
                OrderAction.valueOf(row.getString("kind")),
                row.getString("state"),
                row.getString("reason_code"),
                row.getString("other_reason"),
                row.getInteger("total_line_items"),
                row.getInteger("successful"),
                row.getInteger("failed"),
                ineligible(row),
                told.summary(),
                row.getOffsetDateTime("accepted_at").toInstant(),
                row.getOffsetDateTime("settled_at").toInstant());
    }

    private static Map<String, Integer> ineligible(Row row) {
        return WireJson.readText(row.getString("ineligible"), new TypeReference<Map<String, Integer>>() {});
    }
}
