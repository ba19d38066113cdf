package io.countermand.api.action;

import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemId;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads the row of a decision. */
final class VerdictRow {

    private VerdictRow() {}

    static NumberedVerdict verdict(Row row, ActionSummary action) {
        int line = row.getInteger("line_number");
        var refund = Money.of(row.getLong("refund_minor"), row.getString("currency"));
        var fee = Money.of(row.getLong("fee_minor"), row.getString("currency"));
        var verdict = new LineItemVerdict(
                new LineItemId(action.referenceOrderId(), line).toString(),
                row.getString("external_ref_id"),
                row.getString("verdict"),
                row.getString("rule"),
                row.getInteger("rule_version"),
                explanation(row, action, refund, fee),
                amount(refund),
                amount(fee),
                row.getString("currency"),
                row.getLong("transaction_id"),
                row.getOffsetDateTime("decided_at").toInstant());
        return new NumberedVerdict(line, verdict);
    }

    private static String explanation(Row row, ActionSummary action, Money refund, Money fee) {
        return switch (row.getString("verdict")) {
            case "ELIGIBLE" -> Explanation.eligible(action.action(), refund, fee);
            case "INELIGIBLE" ->
                Explanation.ineligible(row.getString("rule"), row.getInteger("rule_version"), row.getString("detail"));
            default -> Explanation.unsettled();
        };
    }

    private static @Nullable BigDecimal amount(Money money) {
        return money.isPositive() ? money.toDecimal() : null;
    }
}
