package io.countermand.domain.action;

/** PENDING → PROCESSING → one of three ends. Ended actions never change. FAILED means "nothing changed", not an error. */
public enum ActionState {
    PENDING,
    PROCESSING,
    SUCCESSFUL,
    PARTIALFAILED,
    FAILED;

    public boolean hasEnded() {
        return this != PENDING && this != PROCESSING;
    }

    /** How an action ends that changed {@code changed} of {@code total} line items. */
    public static ActionState ended(int changed, int total) {
        if (changed < 0 || changed > total) {
            throw new IllegalArgumentException(changed + " of " + total + " line items cannot have changed");
        }
        if (changed == 0) {
            return FAILED;
        }
        return changed == total ? SUCCESSFUL : PARTIALFAILED;
    }
}
