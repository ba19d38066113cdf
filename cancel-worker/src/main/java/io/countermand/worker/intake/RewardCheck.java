package io.countermand.worker.intake;

import io.countermand.backbone.wire.UnreadableRecord;
import io.countermand.domain.money.Money;
import io.countermand.domain.order.RewardStatus;
import io.countermand.domain.wire.RewardChanged;
import java.math.BigDecimal;

/**
 * Whether a reward change can be taken in, checked when it comes: one that waits for its line item must not turn out to be
 * unusable when the order is there.
 */
final class RewardCheck {

    private static final int DECIMALS_MAX = 3;

    private RewardCheck() {}

    /** @throws IllegalArgumentException or {@link UnreadableRecord} saying what is wrong */
    static void check(RewardChanged change) {
        if (change.version() < 1) {
            throw new UnreadableRecord("version starts at 1", null);
        }
        if (change.rewardStatus() != null) {
            RewardStatus.valueOf(change.rewardStatus());
        }
        if (change.remainingBalance() != null) {
            amount(change.remainingBalance());
        }
        Times.check("at", change.at());
    }

    private static void amount(BigDecimal remaining) {
        if (remaining.signum() < 0
                || remaining.compareTo(BigDecimal.valueOf(Money.LARGEST_AMOUNT)) > 0
                || remaining.stripTrailingZeros().scale() > DECIMALS_MAX) {
            throw new UnreadableRecord("remainingBalance is negative, too large or too fine", null);
        }
    }
}
