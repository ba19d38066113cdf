package io.countermand.worker.settle;

import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.rule.LineItemFacts;
import io.countermand.worker.settle.RunningAction.OrderHeader;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A line item under its row lock: nothing about it changes until the transaction ends. */
record LockedItem(long orderId, int lineNumber, @Nullable String externalRefId, LineItemFacts facts) {

    static LockedItem of(Row row, OrderHeader order) {
        var facts = LineItemRow.facts(row, order.status(), order.accountStatus(), order.currency());
        return new LockedItem(
                row.getLong("order_id"), row.getInteger("line_number"), row.getString("external_ref_id"), facts);
    }
}
