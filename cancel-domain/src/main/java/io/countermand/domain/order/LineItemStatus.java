package io.countermand.domain.order;

/** Documented line item states. */
public enum LineItemStatus {
    COMPLETE,
    PENDING,
    FAILED,
    CANCELLED,
    DELETED,
    RETURNED
}
