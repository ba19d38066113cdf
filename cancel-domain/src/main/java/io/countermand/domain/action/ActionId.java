package io.countermand.domain.action;

import io.countermand.domain.NameBasedId;
import java.util.UUID;

/**
 * The id of an action is computed, not drawn: whoever reads the same generation gets the same id, so joining a running
 * action, a repeated request and a Kafka duplicate are all the same insert.
 */
public final class ActionId {

    private ActionId() {}

    /**
     * @param generation how many actions of this kind on this target have ended
     */
    public static UUID of(String platform, Target target, OrderAction action, int generation) {
        var line = target.lineNumber() == null ? "" : target.lineNumber().toString();
        return NameBasedId.of(
                "action", platform, target.referenceOrderId(), line, action.name(), Integer.toString(generation));
    }
}
