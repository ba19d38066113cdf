package io.countermand.api.action;

import java.util.UUID;

/** The id of an action as a path has it. */
final class ActionIdText {

    private static final int LENGTH = 36;
    private static final UUID NONE = new UUID(0, 0);

    private ActionIdText() {}

    /** Text that is no id is looked up as an id that no action has, so that the answer is the same. */
    static UUID id(String text) {
        try {
            return text.length() == LENGTH ? UUID.fromString(text) : NONE;
        } catch (IllegalArgumentException notAnId) {
            return NONE;
        }
    }
}
