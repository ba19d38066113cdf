package io.countermand.api.dryrun;

import io.countermand.api.order.OrderState;
import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.rule.LineItemFacts;
import io.countermand.domain.rule.Policy;
import io.vertx.mutiny.sqlclient.Row;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What the line items of an order share when they are judged. */
record PreviewedOrder(
        long id,
        @Nullable String externalRefId,
        OrderState state,
        AccountStatus account,
        String currencyCode,
        Policy policy) {

    static PreviewedOrder of(Row row) {
        return new PreviewedOrder(
                row.getLong("id"),
                row.getString("external_ref_id"),
                new OrderState(
                        OrderStatus.valueOf(row.getString("status")),
                        row.getInteger("total_line_items"),
                        row.getInteger("arrived_line_items")),
                AccountStatus.valueOf(row.getString("account_status")),
                row.getString("currency"),
                new Policy(
                        row.getInteger("window_days"),
                        ZoneId.of(row.getString("zone")),
                        row.getLong("service_fee_minor")));
    }

    LineItemFacts facts(Row lineItem) {
        return LineItemRow.facts(lineItem, state.status(), account, currencyCode);
    }
}
