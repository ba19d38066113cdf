package io.countermand.api.lineitem;

import com.fasterxml.jackson.core.type.TypeReference;
import io.countermand.backbone.lineitem.LineItemRow;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.rule.Judge;
import io.countermand.domain.rule.Judging;
import io.countermand.domain.rule.LineItemFacts;
import io.countermand.domain.rule.Policy;
import io.countermand.domain.rule.Verdict;
import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads line items of orders, as a caller may see them. */
public final class LineItemRows {

    /** Over an order {@code o}, its account {@code a} and customer {@code c}, a line item {@code i}, and {@link #JOINED}. */
    public static final String COLUMNS = LineItemRow.FACTS + """
            , i.external_ref_id as item_reference, i.utid, i.etid, i.reward_name, i.issued_currency, i.charged_fee_minor,
            i.charged_total_minor, i.exchange_rate, i.expires_at, i.recipient, o.id as order_id, o.reference_order_id,
            o.created_at, o.source, o.status as order_status, o.currency, o.arrived_line_items >= o.total_line_items as arrived,
            a.identifier as account, a.status as account_status, c.identifier as customer, s.reason_code as action_reason,
            p.window_days, p.zone, p.service_fee_minor
            """;

    /** The action that changed the line item last, and the platform's policy. */
    public static final String JOINED = """
             join access.platform p on p.id = o.platform_id
            left join cancellation.action s on s.id = i.settled_by
            """;

    private static final TypeReference<Recipient> RECIPIENT = new TypeReference<>() {};

    private LineItemRows() {}

    /** @param now what canCancel and canFreeze are judged at */
    public static LineItemView view(Row row, Instant now) {
        var facts = facts(row);
        var currency = row.getString("currency");
        return new LineItemView(
                new LineItemId(row.getString("reference_order_id"), row.getInteger("line_number")).toString(),
                row.getString("item_reference"),
                row.getString("reference_order_id"),
                row.getString("source"),
                status(facts),
                row.getString("order_status"),
                "",
                null,
                null,
                facts.reward() == null ? null : facts.reward().name(),
                can(OrderAction.CANCEL, row, facts, now),
                can(OrderAction.FREEZE, row, facts, now),
                row.getInteger("line_number"),
                orEmpty(row.getString("reward_name")),
                issued(row),
                charged(row, currency),
                remaining(row, facts),
                facts.dateIssued(),
                time(row, "expires_at"),
                "",
                row.getString("account"),
                orEmpty(row.getString("etid")),
                null,
                orEmpty(row.getString("utid")),
                row.getString("customer"),
                recipient(row),
                null,
                null,
                null,
                null,
                row.getString("action_reason"),
                null,
                null,
                List.of(),
                1);
    }

    private static LineItemFacts facts(Row row) {
        return LineItemRow.facts(
                row,
                OrderStatus.valueOf(row.getString("order_status")),
                AccountStatus.valueOf(row.getString("account_status")),
                row.getString("currency"));
    }

    private static String status(LineItemFacts facts) {
        return (facts.reward() == RewardStatus.CANCELLED ? LineItemStatus.CANCELLED : facts.lineItem()).name();
    }

    /** An order that is still arriving takes no actions, whatever its line items are like. */
    private static boolean can(OrderAction action, Row row, LineItemFacts facts, Instant now) {
        var policy = new Policy(
                row.getInteger("window_days"), ZoneId.of(row.getString("zone")), row.getLong("service_fee_minor"));
        return row.getBoolean("arrived")
                && Judge.verdict(facts, new Judging(action, policy, now)) instanceof Verdict.Eligible;
    }

    private static Amount issued(Row row) {
        var currency = row.getString("issued_currency");
        return new Amount(decimal(row, "issued_minor", currency), currency, null, null, null);
    }

    private static Amount charged(Row row, String currency) {
        return new Amount(
                decimal(row, "charged_minor", currency),
                currency,
                row.getBigDecimal("exchange_rate"),
                decimal(row, "charged_fee_minor", currency),
                decimal(row, "charged_total_minor", currency));
    }

    private static @Nullable BigDecimal remaining(Row row, LineItemFacts facts) {
        return facts.product().isChoice() && facts.remainingMinor() != null
                ? decimal(row, "remaining_minor", row.getString("issued_currency"))
                : null;
    }

    private static BigDecimal decimal(Row row, String column, String currency) {
        return Money.of(row.getLong(column), currency).toDecimal();
    }

    private static @Nullable Recipient recipient(Row row) {
        var json = row.getString("recipient");
        return json == null ? null : WireJson.readText(json, RECIPIENT);
    }

    private static @Nullable Instant time(Row row, String column) {
        var time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
