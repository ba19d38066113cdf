package io.countermand.api.action;

import io.countermand.domain.action.ActionState;

/** How an action stands, as callers see it (ours). */
public enum ActionStatus {
    PENDING,
    PROCESSING,
    SUCCESSFUL,
    PARTIALFAILED,
    FAILED,
    /** Its command was accepted and could not be acted on: a person looks at it, and may send it through again. */
    NEEDS_REVIEW;

    static ActionStatus of(ActionState state) {
        return switch (state) {
            case PENDING -> PENDING;
            case PROCESSING -> PROCESSING;
            case SUCCESSFUL -> SUCCESSFUL;
            case PARTIALFAILED -> PARTIALFAILED;
            case FAILED -> FAILED;
        };
    }
}
