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

    private final WorkerConfig.Intake limits;

    CommandCheck(WorkerConfig config) {
        this.limits = config.intake();
    }

    Optional<String> objection(Received<OrderActionRequested> received, @Nullable KnownOrder order) {
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
