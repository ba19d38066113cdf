package io.countermand.domain.order;

/** Documented order states. Only COMPLETE and PARTIAL orders take actions. */
public enum OrderStatus {
    COMPLETE,
    PARTIAL,
    PENDING,
    FAILED,
    CANCELLED,
    QUEUED,
    PENDING_MR,
    ON_HOLD,
    DELETED,
    PENDING_KYB,
    PENDING_PAYMENT;

    public boolean takesActions() {
        return this == COMPLETE || this == PARTIAL;
    }
}
