package io.countermand.backbone.lineitem;

import io.countermand.domain.money.Money;
import io.countermand.domain.order.AccountStatus;
import io.countermand.domain.order.LineItemStatus;
import io.countermand.domain.order.OrderStatus;
import io.countermand.domain.order.ProductKind;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.rule.LineItemFacts;
import io.vertx.mutiny.sqlclient.Row;

/** The facts that rules judge by, from a row of {@code cancellation.line_item}. */
public final class LineItemRow {

    /**
     * The reward's state, over {@code i}. What was settled counts, but a void is the only end that is ours: a redemption or an
     * expiry that the redemption system told of later must not hide behind a freeze that was settled, or lifted, before.
     */
    public static final String REWARD = """
            case when i.settled_reward = 'CANCELLED' or coalesce(i.reward_status, 'ACTIVE') in ('ACTIVE', 'FROZEN')
                 then coalesce(i.settled_reward, i.reward_status) else i.reward_status end""";

    /** What {@link #facts} reads, over {@code i}. */
    public static final String FACTS = """
            i.line_number, i.status, %s as reward, i.product_kind, i.issuance, i.issued_minor, i.remaining_minor, i.date_issued,
            i.charged_minor, i.settled_by""".formatted(REWARD);

    private LineItemRow() {}

    /** @param currency of the order */
    public static LineItemFacts facts(Row row, OrderStatus order, AccountStatus account, String currency) {
        var reward = row.getString("reward");
        return new LineItemFacts(
                order,
                account,
                LineItemStatus.valueOf(row.getString("status")),
                reward == null ? null : RewardStatus.valueOf(reward),
                ProductKind.valueOf(row.getString("product_kind")),
                row.getInteger("issuance"),
                row.getLong("issued_minor"),
                row.getLong("remaining_minor"),
                row.getOffsetDateTime("date_issued").toInstant(),
                Money.of(row.getLong("charged_minor"), currency),
                row.getUUID("settled_by"));
    }
}
