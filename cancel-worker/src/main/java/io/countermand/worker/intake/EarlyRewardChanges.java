package io.countermand.worker.intake;

import io.countermand.backbone.store.Unnest;
import io.countermand.domain.money.AmountNotAccepted;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.RewardChanged;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reward changes whose line item has not arrived; the newest of each is kept and applied when it does. */
@ApplicationScoped
class EarlyRewardChanges {

    private static final Logger LOG = Logger.getLogger(EarlyRewardChanges.class);

    private static final String KEEP = """
            insert into cancellation.early_reward_change as e
                (platform_id, reference_line_item_id, version, reward_status, remaining, changed_at)
            values ($1, $2, $3, $4, $5::text::numeric, $6)
            on conflict (platform_id, reference_line_item_id) do update set version = excluded.version,
                reward_status = excluded.reward_status, remaining = excluded.remaining, changed_at = excluded.changed_at
            where e.version < excluded.version
            """;

    private static final String WAITING = """
            select reference_line_item_id, version, reward_status, remaining::text as remaining, changed_at
            from cancellation.early_reward_change where platform_id = $1 and reference_line_item_id = any ($2)
            for update
            """;

    private static final String APPLIED =
            "delete from cancellation.early_reward_change where platform_id = $1 and reference_line_item_id = $2";

    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(hashtextextended($1, -1))";

    private final Rewards rewards;

    EarlyRewardChanges(Rewards rewards) {
        this.rewards = rewards;
    }

    /**
     * Until the end of the transaction. A page and a change of one of its rewards, written at the same moment, do not see each
     * other: without turns the change would be kept for a line item that is there, and be lost.
     */
    void takeTurns(SqlConnection transaction, String referenceOrderId) {
        transaction.preparedQuery(TAKE_TURNS).executeAndAwait(Tuple.of(referenceOrderId));
    }

    void keep(SqlConnection transaction, int platformId, RewardChanged change) {
        var parameters = Tuple.of(
                platformId,
                change.referenceLineItemID(),
                change.version(),
                change.rewardStatus(),
                text(change.remainingBalance()),
                Unnest.utc(change.at()));
        transaction.preparedQuery(KEEP).executeAndAwait(parameters);
    }

    /** For line items that have just arrived. A change that does not fit its currency stays, for a human to see. */
    void apply(SqlConnection transaction, int platformId, String platform, List<String> lineItemIds) {
        var parameters = Tuple.of(platformId, lineItemIds.toArray(String[]::new));
        for (var row : transaction.preparedQuery(WAITING).executeAndAwait(parameters)) {
            var change = change(platform, row);
            try {
                apply(transaction, platformId, change);
            } catch (AmountNotAccepted e) {
                LOG.errorf("the reward change of %s stays unapplied: %s", change.referenceLineItemID(), e.getMessage());
            }
        }
    }

    private void apply(SqlConnection transaction, int platformId, RewardChanged change) {
        LineItemId.parse(change.referenceLineItemID())
                .ifPresent(id -> rewards.change(transaction, platformId, id, change));
        transaction.preparedQuery(APPLIED).executeAndAwait(Tuple.of(platformId, change.referenceLineItemID()));
    }

    private static RewardChanged change(String platform, Row row) {
        var remaining = row.getString("remaining");
        return new RewardChanged(
                RewardChanged.SCHEMA,
                platform,
                row.getString("reference_line_item_id"),
                row.getLong("version"),
                remaining == null ? null : new BigDecimal(remaining),
                row.getString("reward_status"),
                row.getOffsetDateTime("changed_at").toInstant());
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }
}
