package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

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

    public RewardChanged {
        requireNonNull(platform, "platform is missing");
        requireNonNull(referenceLineItemID, "referenceLineItemID is missing");
        requireNonNull(at, "at is missing");
    }
}
