package io.countermand.domain.order;

/** What was bought. Only Choice products can be cancelled or frozen. */
public enum ProductKind {
    REWARD_LINK(true),
    GLOBAL_CHOICE_LINK(true),
    PROMO_LINK(true),
    DISBURSEMENT_LINK(true),
    PRINTED_REWARD_LINK(false),
    BRAND_CARD(false);

    private final boolean choice;

    ProductKind(boolean choice) {
        this.choice = choice;
    }

    public boolean isChoice() {
        return choice;
    }
}
