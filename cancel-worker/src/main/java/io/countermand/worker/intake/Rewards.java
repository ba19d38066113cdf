package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.wire.RewardChanged;
import io.countermand.domain.wire.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Currency;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes a reward change to its line item: intake's own columns only, and only a newer version. */
@ApplicationScoped
class Rewards {

    private static final Logger LOG = Logger.getLogger(Rewards.class);

    private static final String FIND = """
            select i.order_id, i.line_number, i.issued_currency, i.issued_minor, i.reward_version, i.settled_reward,
                i.settled_by, o.platform_id
            from cancellation.orders o join cancellation.line_item i on i.order_id = o.id
            where o.reference_order_id = $1 and i.line_number = $2
            for no key update of i
            """;

    private static final String CHANGE = """
            update cancellation.line_item set reward_version = $3, reward_status = coalesce($4, reward_status),
                remaining_minor = coalesce($5, remaining_minor)
            where order_id = $1 and line_number = $2
            """;

    private static final String CONFLICT = """
            insert into cancellation.redemption_conflict (order_id, line_number, reward_version, reward_status,
                remaining_minor, action_id, changed_at, recorded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint conflict_recorded_once do nothing
            """;

    private final InstantSource clock;
    private final Counter conflicts;
    private final Counter older;

    Rewards(InstantSource clock, MeterRegistry metrics) {
        this.clock = clock;
        this.conflicts = metrics.counter("countermand.redemption.conflicts");
        this.older = metrics.counter("countermand.intake.older", "topic", Topics.REWARDS_CHANGED);
    }

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
        } else if (change.version() < item.getLong("reward_version")) {
            older.increment();
        }
        return true;
    }

    private void write(SqlConnection transaction, Row item, RewardChanged change) {
        var remaining = remaining(change, item.getString("issued_currency"));
        var status = status(change);
        var parameters =
                Tuple.of(item.getLong("order_id"), item.getInteger("line_number"), change.version(), status, remaining);
        transaction.preparedQuery(CHANGE).executeAndAwait(parameters);
        if (isVoided(item) && isRedemption(item, status, remaining)) {
            recordConflict(transaction, item, change, parameters);
        }
    }

    private static boolean isVoided(Row item) {
        return RewardStatus.CANCELLED.name().equals(item.getString("settled_reward"));
    }

    private static boolean isRedemption(Row item, @Nullable String status, @Nullable Long remaining) {
        return remaining != null && remaining < item.getLong("issued_minor")
                || RewardStatus.REDEEMED.name().equals(status)
                || RewardStatus.PARTIALLY_REDEEMED.name().equals(status);
    }

    private void recordConflict(SqlConnection transaction, Row item, RewardChanged change, Tuple written) {
        LOG.warnf(
                "%s was redeemed although action %s had voided it",
                change.referenceLineItemID(), item.getUUID("settled_by"));
        written.addUUID(item.getUUID("settled_by"));
        written.addValue(Unnest.utc(change.at()));
        written.addValue(Unnest.utc(clock.instant()));
        transaction.preparedQuery(CONFLICT).executeAndAwait(written);
        conflicts.increment();
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
