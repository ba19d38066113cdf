package io.countermand.api.command;

import io.countermand.domain.NameBasedId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a command beside what it asks for.
 *
 * @param commandId random, or computed when the caller can repeat the command
 * @param bodyHash SHA-256 of the body in hex; null for a command that nobody can repeat
 * @param traceparent W3C trace context
 */
record CommandHeader(UUID commandId, @Nullable String bodyHash, String traceparent) {

    boolean isRepeatable() {
        return bodyHash != null;
    }

    /** By platform, target and action, which are the path however it was spelled, and the caller's own key. */
    static UUID repeatableId(String platform, Target target, OrderAction action, String key) {
        var line = target.lineNumber() == null ? "" : target.lineNumber().toString();
        return NameBasedId.of("command", platform, target.referenceOrderId(), line, action.name(), key);
    }
}
