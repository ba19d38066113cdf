package io.countermand.domain.wire;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The redemption system's word on one reward; a higher version replaces a lower one. (ours) */
public record RewardChanged(
        int schema,
        String platform,
        String referenceLineItemID,
        long version,
        @Nullable BigDecimal remainingBalance,
        @Nullable String rewardStatus,
        Instant at) {

    public static final int SCHEMA = 1;
}
