package io.countermand.worker.intake;

import io.countermand.backbone.intake.Received;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.ReasonCodes;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.intake.KnownOrders.KnownOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a command can be what the API sent. The topic is guarded by the broker, but money hangs on it: platform, target,
 * id, reason and time are checked once more against the order itself.
 */
@ApplicationScoped
class CommandCheck {

    /** 500 characters, each of which may have been escaped to six. */
    private static final int OTHER_REASON_MAX = 3_000;

    private final WorkerConfig.Intake limits;

    CommandCheck(WorkerConfig config) {
        this.limits = config.intake();
    }

    /** @param ended how many actions of this kind on this target have ended */
    Optional<String> objection(Received<OrderActionRequested> received, @Nullable KnownOrder order, int ended) {
        var command = received.content();
        if (order == null || !order.platform().equals(command.platform())) {
            return Optional.of("the platform has no such order");
        }
        var line = command.target().lineNumber();
        if (line != null && (line < 1 || line > order.totalLineItems())) {
            return Optional.of("the order has no such line item");
        }
        var id = ActionId.of(command.platform(), command.target(), command.action(), command.generation());
        if (!id.equals(command.actionId())) {
            return Optional.of("the action id is not the one computed from the command");
        }
        if (command.generation() < 0 || command.generation() > ended) {
            return Optional.of("the generation is not one that the order has reached");
        }
        if (command.otherReason() != null && command.otherReason().length() > OTHER_REASON_MAX) {
            return Optional.of("otherReason is longer than any that the API accepts");
        }
        if (!ReasonCodes.of(command.target(), command.action()).contains(command.reasonCode())) {
            return Optional.of("unknown reason code");
        }
        return acceptedAt(received);
    }

    private Optional<String> acceptedAt(Received<OrderActionRequested> received) {
        var acceptedAt = received.content().acceptedAt();
        var appendedAt = received.origin().appendedAt();
        if (acceptedAt.isAfter(appendedAt.plus(limits.acceptedAheadMax()))) {
            return Optional.of("accepted later than it was appended");
        }
        return acceptedAt.isBefore(appendedAt.minus(limits.acceptedBehindMax()))
                ? Optional.of("accepted long before it was appended")
                : Optional.empty();
    }
}
