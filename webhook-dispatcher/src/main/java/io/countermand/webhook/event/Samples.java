package io.countermand.webhook.event;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.RefundSummary;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/** {@code eventData} of events that did not happen, in the shape of those that do. */
public final class Samples {

    private Samples() {}

    public static byte[] orderActionStatus() {
        return WireJson.write(new OrderActionStatus(
                "RA261120-1041-23",
                null,
                "sample",
                "sample-customer",
                "sample-account",
                OrderAction.CANCEL,
                new UUID(0, 0),
                "PARTIALFAILED",
                "DUPLICATE",
                null,
                3,
                2,
                1,
                Map.of("REDEEMED", 1),
                new RefundSummary("USD", new BigDecimal("50.00"), new BigDecimal("0.00"), "POSTED")));
    }

    public static byte[] rewardStatus() {
        return WireJson.write(new RewardStatus(
                "RA261120-1041-23-1",
                "sample",
                OrderAction.CANCEL,
                "DUPLICATE",
                "The order repeats another one.",
                "CANCELLED",
                "REWARD_LINK"));
    }
}
