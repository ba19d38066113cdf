package io.countermand.domain.wire;

import java.util.List;

/** The topics, each with 12 partitions and the key {@code platform/referenceOrderId}. */
public final class Topics {

    public static final String ORDERS_ISSUED = "orders.issued";
    public static final String REWARDS_CHANGED = "rewards.changed";
    public static final String ORDER_ACTIONS_REQUESTED = "order-actions.requested";
    public static final String ORDER_ACTIONS_SETTLED = "order-actions.settled";
    public static final String LINE_ITEMS_SETTLED = "line-items.settled";
    public static final String REFUNDS_SETTLED = "refunds.settled";

    public static final List<String> ALL = List.of(
            ORDERS_ISSUED,
            REWARDS_CHANGED,
            ORDER_ACTIONS_REQUESTED,
            ORDER_ACTIONS_SETTLED,
            LINE_ITEMS_SETTLED,
            REFUNDS_SETTLED);

    private Topics() {}

    /** All records of one order share a key, so they share a partition and keep their order. */
    public static String key(String platform, String referenceOrderId) {
        return platform + "/" + referenceOrderId;
    }
}
