package io.countermand.worker.intake;

import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.wire.RewardChanged;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Writes a reward change to its line item: intake's own columns only, and only a newer version. */
@ApplicationScoped
class Rewards {

    private static final String FIND = """
            select i.order_id, i.line_number, i.issued_currency, i.reward_version, o.platform_id
            from cancellation.orders o join cancellation.line_item i on i.order_id = o.id
            where o.reference_order_id = $1 and i.line_number = $2
            for no key update of i
            """;

    private static final String CHANGE = """
            update cancellation.line_item set reward_version = $3, reward_status = coalesce($4, reward_status),
                remaining_minor = coalesce($5, remaining_minor)
            where order_id = $1 and line_number = $2
            """;

    /** @return whether the line item is known; an older version is known and changes nothing */
    boolean change(SqlConnection transaction, int platformId, LineItemId id, RewardChanged change) {
        var found = transaction
                .preparedQuery(FIND)
                .executeAndAwait(Tuple.of(id.referenceOrderId(), id.lineNumber()))
                .iterator();
        if (!found.hasNext()) {
            return false;
        }
        var item = found.next();
        if (item.getInteger("platform_id") != platformId) {
            throw new UnreadableRecord("the line item belongs to another platform", null);
        }
        if (change.version() > item.getLong("reward_version")) {
            write(transaction, item, change);
        }
        return true;
    }

    private static void write(SqlConnection transaction, Row item, RewardChanged change) {
        var parameters = Tuple.of(
                item.getLong("order_id"),
                item.getInteger("line_number"),
                change.version(),
                status(change),
                remaining(change, item.getString("issued_currency")));
        transaction.preparedQuery(CHANGE).executeAndAwait(parameters);
    }

    private static @Nullable String status(RewardChanged change) {
        return change.rewardStatus() == null
                ? null
                : RewardStatus.valueOf(change.rewardStatus()).name();
    }

    private static @Nullable Long remaining(RewardChanged change, String currency) {
        return change.remainingBalance() == null
                ? null
                : Money.ofDecimal(change.remainingBalance(), Currency.getInstance(currency))
                        .minorUnits();
    }
}
