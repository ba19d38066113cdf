package io.countermand.worker.settle;

import java.util.UUID;

/** What an action judges by cannot be read, so none of its line items is to blame. */
final class CannotJudge extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotJudge(UUID action, RuntimeException cause) {
        super("action " + action + " cannot judge: " + cause.getMessage(), cause);
    }
}
