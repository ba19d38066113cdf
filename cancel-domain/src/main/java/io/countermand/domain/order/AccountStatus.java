package io.countermand.domain.order;

/** Documented account states. A refund needs an account that can take it. */
public enum AccountStatus {
    ACTIVE,
    INACTIVE,
    DISABLED,
    FROZEN,
    DELETED;

    public boolean takesRefunds() {
        return this == ACTIVE || this == INACTIVE;
    }
}
