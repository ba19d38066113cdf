package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command: somebody was answered 202 for this.
 *
 * @param actionId computed from platform, target, action and generation
 * @param commandId random, or the hash of platform, path and Idempotency-Key
 * @param bodyHash SHA-256 of the request body in hex, when it came with an Idempotency-Key
 * @param acceptedAt stamped once by the API; the window is judged at this time
 */
public record OrderActionRequested(
        int schema,
        UUID actionId,
        UUID commandId,
        int generation,
        OrderAction action,
        Target target,
        String platform,
        String reasonCode,
        @Nullable String otherReason,
        Instant acceptedAt,
        @Nullable String bodyHash) {

    public static final int SCHEMA = 1;

    public OrderActionRequested {
        requireNonNull(actionId, "actionId is missing");
        requireNonNull(commandId, "commandId is missing");
        requireNonNull(action, "action is missing");
        requireNonNull(target, "target is missing");
        requireNonNull(platform, "platform is missing");
        requireNonNull(reasonCode, "reasonCode is missing");
        requireNonNull(acceptedAt, "acceptedAt is missing");
    }
}
