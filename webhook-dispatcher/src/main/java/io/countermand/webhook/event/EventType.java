package io.countermand.webhook.event;

import java.util.Optional;
import java.util.stream.Stream;

/** What a subscriber can be told. */
public enum EventType {
    ORDER_ACTION_STATUS("OrderActionStatus", Category.ORDER),
    REWARD_STATUS("RewardStatus", Category.REWARD),
    REFUND_NEEDS_REVIEW("RefundNeedsReview", Category.PLATFORM),
    WEBHOOK_DISABLED("WebhookDisabled", Category.PLATFORM);

    private final String wireName;
    private final Category category;

    EventType(String wireName, Category category) {
        this.wireName = wireName;
        this.category = category;
    }

    public static Optional<EventType> ofWireName(String name) {
        return Stream.of(values()).filter(type -> type.wireName.equals(name)).findFirst();
    }

    public String wireName() {
        return wireName;
    }

    public Category category() {
        return category;
    }

    /** Outcomes of orders go before the many rewards of a large one. Lower goes first. */
    public int priority() {
        return switch (category) {
            case ORDER, PLATFORM -> 0;
            case REWARD -> 1;
        };
    }
}
