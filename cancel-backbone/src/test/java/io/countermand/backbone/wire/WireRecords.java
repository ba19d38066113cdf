package io.countermand.backbone.wire;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.RefundSummary;
import io.countermand.domain.wire.RewardChanged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One of each record on the wire, with every field in use, and some with none that may be missing. */
final class WireRecords {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final UUID ID = UUID.fromString("bf1b4135-ab87-8fcc-8693-fc531c7adafa");

    private WireRecords() {}

    static Stream<Record> all() {
        return Stream.of(
                aCommandForALineItem(),
                new OrderActionRequested(
                        1, ID, ID, 0, OrderAction.FREEZE, Target.order("RA1"), "acme", "FRAUD", null, NOON, null),
                anOrder(),
                new RewardChanged(1, "acme", "RA1-1", 7, new BigDecimal("12.5"), "PARTIALLY_REDEEMED", NOON),
                new RewardChanged(1, "acme", "RA1-1", 8, null, null, NOON.plusNanos(123_456_789)),
                aSettledAction(),
                aSettledChunk());
    }

    static OrderActionRequested aCommandForALineItem() {
        return new OrderActionRequested(
                1,
                ID,
                ID,
                2,
                OrderAction.CANCEL,
                new Target("RA1", 3),
                "acme",
                "OTHER",
                "„quoted“ &amp; \"so\"",
                NOON,
                "00ff");
    }

    private static OrderIssued anOrder() {
        var amount = new OrderIssued.Amount(
                new BigDecimal("10000000000"), new BigDecimal("0.5"), new BigDecimal("25.5"), "USD", BigDecimal.ONE);
        var plain = new OrderIssued.Amount(new BigDecimal("0.01"), null, null, "USD", null);
        var full = new OrderIssued.Item(
                1,
                "ext-1",
                "COMPLETE",
                "ACTIVE",
                "REWARD_LINK",
                1,
                "U123456",
                "E654321",
                "Reward Link",
                amount,
                amount,
                new BigDecimal("25"),
                NOON,
                NOON.plusSeconds(60),
                new OrderIssued.Recipient("Zoë", "O'Neil", "zoe@example.com", "+4912345"));
        var bare = new OrderIssued.Item(
                2, null, "PENDING", null, "BRAND_CARD", 1, null, null, null, plain, plain, null, NOON, null, null);
        var payment = new OrderIssued.Payment("PROVIDER", "bango", "tx-1", "CAPTURED", BigDecimal.TEN, BigDecimal.ONE);
        return new OrderIssued(
                1,
                "acme",
                3,
                "RA1",
                "ext",
                "customer",
                "account",
                "RA",
                "PARTIAL",
                NOON,
                2,
                payment,
                List.of(full, bare));
    }

    private static OrderActionSettled aSettledAction() {
        return new OrderActionSettled(
                1,
                "acme",
                "customer",
                "account",
                4,
                "RA1",
                "ext",
                3,
                ID,
                OrderAction.CANCEL,
                "PARTIALFAILED",
                "OTHER",
                "because",
                3,
                1,
                2,
                Map.of("REDEEMED", 1, "WINDOW", 1),
                new RefundSummary("USD", new BigDecimal("23.5"), new BigDecimal("1.5"), "POSTED"),
                NOON,
                NOON.plusMillis(1));
    }

    private static LineItemsSettled aSettledChunk() {
        var taken = new LineItemsSettled.Item(
                "RA1-1",
                "ext-1",
                "ELIGIBLE",
                null,
                null,
                null,
                "CANCELLED",
                "REWARD_LINK",
                new BigDecimal("23.5"),
                new BigDecimal("1.5"),
                "USD");
        var left = new LineItemsSettled.Item(
                "RA1-2",
                null,
                "INELIGIBLE",
                "REDEEMED",
                1,
                "the reward was redeemed",
                null,
                "REWARD_LINK",
                null,
                null,
                "USD");
        return new LineItemsSettled(
                1,
                "acme",
                "customer",
                "account",
                5,
                "RA1",
                null,
                ID,
                OrderAction.CANCEL,
                0,
                "FRAUD",
                null,
                NOON,
                List.of(taken, left));
    }
}
