package io.countermand.api.action;

import io.countermand.domain.action.ActionState;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.rule.Rules;
import io.countermand.domain.wire.RefundSummary;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the row of an order joined with one of its actions. */
final class ActionRow {

    private static final String SETTLED_BEFORE = "ALREADY_SETTLED";

    private ActionRow() {}

    static ActionFound found(Row row, String platform, Target target) {
        var order = order(row, platform, target);
        var ingested = row.getUUID("id") == null ? null : summary(row, order);
        return new ActionFound(order, ended(row), row.getBoolean("command_is_parked"), ingested);
    }

    static OrderOfAction order(Row row, String platform, Target target) {
        return new OrderOfAction(
                platform,
                target,
                row.getString("order_external_ref_id"),
                row.getString("customer"),
                row.getString("account"),
                row.getString("currency"),
                row.getInteger("of_target"));
    }

    private static Map<OrderAction, Integer> ended(Row row) {
        return Arrays.stream(OrderAction.values())
                .collect(Collectors.toMap(Function.identity(), kind -> row.getInteger(kind.name())));
    }

    static ActionSummary summary(Row row, OrderOfAction order) {
        return new ActionSummary(
                order.target().referenceOrderId(),
                referenceLineItemId(row, order),
                order.externalRefId(),
                order.customerIdentifier(),
                order.accountIdentifier(),
                OrderAction.valueOf(row.getString("kind")),
                row.getUUID("id"),
                ActionStatus.of(ActionState.valueOf(row.getString("state"))),
                row.getString("reason_code"),
                row.getString("other_reason"),
                row.getInteger("total_line_items"),
                row.getInteger("successful"),
                row.getInteger("failed"),
                counts(row),
                settledBefore(row),
                refund(row, order.currencyCode()),
                time(row, "accepted_at"),
                time(row, "settled_at"));
    }

    /** Of the action itself: by its order every action of it is found, also those on single line items. */
    private static @Nullable String referenceLineItemId(Row row, OrderOfAction order) {
        var line = row.getInteger("line_number");
        return line == null ? null : new LineItemId(order.target().referenceOrderId(), line).toString();
    }

    private static Map<String, Integer> counts(Row row) {
        var counts = new TreeMap<String, Integer>();
        row.getJsonObject("ineligible")
                .forEach(rule -> counts.put(rule.getKey(), ((Number) rule.getValue()).intValue()));
        return counts;
    }

    private static @Nullable String settledBefore(Row row) {
        var count = row.getJsonObject("ineligible").getInteger(SETTLED_BEFORE);
        if (count == null) {
            return null;
        }
        var action = OrderAction.valueOf(row.getString("kind"));
        var rule = Rules.version(row.getInteger("rules_version")).rule(action, SETTLED_BEFORE);
        return Explanation.settledBefore(action, count, rule);
    }

    private static RefundSummary refund(Row row, String currency) {
        return new RefundSummary(
                currency,
                Money.of(row.getLong("refund_minor"), currency).toDecimal(),
                Money.of(row.getLong("fee_minor"), currency).toDecimal(),
                row.getString("refund_state"));
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
