package io.countermand.worker.settle;

import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.rule.LineItemFacts;
import io.countermand.worker.settle.RunningAction.OrderHeader;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** A line item under its row lock: nothing about it changes until the transaction ends. */
record LockedItem(long orderId, int lineNumber, @Nullable String externalRefId, LineItemFacts facts) {

    static LockedItem of(Row row, OrderHeader order) {
        var reward = row.getString("reward");
        var facts = new LineItemFacts(
                order.status(),
                order.accountStatus(),
                LineItemStatus.valueOf(row.getString("status")),
                reward == null ? null : RewardStatus.valueOf(reward),
                ProductKind.valueOf(row.getString("product_kind")),
                row.getInteger("issuance"),
                row.getLong("issued_minor"),
                row.getLong("remaining_minor"),
                row.getOffsetDateTime("date_issued").toInstant(),
                new Money(row.getLong("charged_minor"), Currency.getInstance(order.currency())),
                row.getUUID("settled_by"));
        return new LockedItem(
                row.getLong("order_id"), row.getInteger("line_number"), row.getString("external_ref_id"), facts);
    }
}
