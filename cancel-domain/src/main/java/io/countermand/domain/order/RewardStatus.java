package io.countermand.domain.order;

/** Reward states: ACTIVE, FROZEN and CANCELLED are documented, the others are ours after the documented reward events. */
public enum RewardStatus {
    ACTIVE,
    FROZEN,
    CANCELLED,
    PARTIALLY_REDEEMED,
    REDEEMED,
    EXPIRED,
    RETURNED
}
