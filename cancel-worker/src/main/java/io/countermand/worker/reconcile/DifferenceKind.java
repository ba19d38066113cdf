package io.countermand.worker.reconcile;

/** How the books can disagree. The names are those of metrics and of the administration. */
public enum DifferenceKind {
    VOID_WITHOUT_REFUND,
    REFUND_WITHOUT_VOID,
    DOUBLE_REFUND,
    WRONG_AMOUNT,
    MISSING_EVENT,
    UNKNOWN_PROVIDER_REFUND
}
