package io.countermand.worker.intake;

import io.countermand.backbone.intake.Intake;
import io.countermand.backbone.intake.OneByOne;
import io.countermand.backbone.intake.Received;
import io.countermand.backbone.intake.Refused;
import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.order.LineItemId;
import io.countermand.domain.wire.RewardChanged;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes what the redemption system says of rewards. A change that comes before its line item waits for it. */
@ApplicationScoped
public class RewardIntake implements Intake<RewardChanged> {

    private final Accounts accounts;
    private final Rewards rewards;
    private final EarlyRewardChanges early;

    RewardIntake(Accounts accounts, Rewards rewards, EarlyRewardChanges early) {
        this.accounts = accounts;
        this.rewards = rewards;
        this.early = early;
    }

    @Override
    public RewardChanged read(byte[] value) {
        return WireJson.read(value, RewardChanged.class, RewardChanged.SCHEMA);
    }

    @Override
    public List<Refused> write(SqlConnection transaction, List<Received<RewardChanged>> batch) {
        return OneByOne.write(transaction, batch, received -> write(transaction, received.content()));
    }

    private void write(SqlConnection transaction, RewardChanged change) {
        RewardCheck.check(change);
        var platformId = accounts.platform(transaction, change.platform())
                .orElseThrow(() -> new UnreadableRecord("the platform is not known", null));
        var id = LineItemId.parse(change.referenceLineItemID())
                .orElseThrow(() -> new UnreadableRecord("referenceLineItemID has no line number at its end", null));
        if (!rewards.change(transaction, platformId, id, change)) {
            early.takeTurns(transaction, id.referenceOrderId());
            if (!rewards.change(transaction, platformId, id, change)) { // a page of it may have been under way
                early.keep(transaction, platformId, change);
            }
        }
    }
}
