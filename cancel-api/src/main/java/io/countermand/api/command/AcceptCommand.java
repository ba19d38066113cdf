package io.countermand.api.command;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.edge.refusal.Catalogue;
import io.countermand.edge.refusal.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Accepts an action: read, publish, answer. Kafka's acknowledgement is the commit point; no row is written here, so there are
 * no two stores to disagree. A command that joins a running action is published as well.
 */
@ApplicationScoped
class AcceptCommand {

    private final FindOrder orders;
    private final Publish commands;
    private final InstantSource clock;

    AcceptCommand(FindOrder orders, Publish commands, InstantSource clock) {
        this.orders = orders;
        this.commands = commands;
        this.clock = clock;
    }

    Uni<Accepted> accept(Asked asked) {
        var acceptedAt = clock.instant().truncatedTo(MILLIS);
        return orders.find(asked)
                .map(found -> found.orElseThrow(() -> Refusal.of(Catalogue.ORDER_NOT_FOUND)))
                .invoke(OrderNow::mustTakeActions)
                .chain(order -> publish(command(asked, order, acceptedAt), order));
    }

    private Uni<Accepted> publish(OrderActionRequested command, OrderNow order) {
        return commands.publish(command).replaceWith(() -> answer(command, order));
    }

    private static OrderActionRequested command(Asked asked, OrderNow order, Instant acceptedAt) {
        var platform = asked.caller().platform();
        return new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of(platform, asked.target(), asked.action(), order.ended()),
                asked.commandId(),
                order.ended(),
                asked.action(),
                asked.target(),
                platform,
                asked.reason().code(),
                asked.reason().other(),
                acceptedAt,
                null);
    }

    private static Accepted answer(OrderActionRequested command, OrderNow order) {
        var running = order.running();
        return new Accepted(
                command.target().referenceOrderId(),
                order.externalRefId(),
                running == null ? ActionState.PENDING : running.state(),
                order.totalLineItems(),
                running == null ? command.acceptedAt() : running.acceptedAt(),
                command.actionId());
    }
}
