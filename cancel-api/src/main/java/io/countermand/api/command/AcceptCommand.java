package io.countermand.api.command;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.countermand.api.command.Prepare.Found;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.wire.OrderActionRequested;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Accepts an action: read, publish, answer. Kafka's acknowledgement is the commit point; no row is written here, so there are
 * no two stores to disagree. A command that joins a running action is published as well; the repeat of one that was ingested
 * is not.
 */
@ApplicationScoped
class AcceptCommand {

    private final Prepare prepare;
    private final Rehearsal rehearsal;
    private final Publish commands;
    private final InstantSource clock;

    AcceptCommand(Prepare prepare, Rehearsal rehearsal, Publish commands, InstantSource clock) {
        this.prepare = prepare;
        this.rehearsal = rehearsal;
        this.commands = commands;
        this.clock = clock;
    }

    Uni<Outcome> accept(Asked asked) {
        var acceptedAt = clock.instant().truncatedTo(MILLIS);
        return prepare.of(asked).chain(found -> switch (found) {
            case Found.Before before ->
                Uni.createFrom().item(new Outcome(before.answer().accepted(), true));
            case Found.Now now -> acceptNew(asked, now.order(), acceptedAt);
        });
    }

    private Uni<Outcome> acceptNew(Asked asked, OrderNow order, Instant acceptedAt) {
        order.mustTake(asked, acceptedAt);
        return rehearsal.perform(asked).chain(() -> publish(asked, order, acceptedAt));
    }

    private Uni<Outcome> publish(Asked asked, OrderNow order, Instant acceptedAt) {
        var command = command(asked, order, acceptedAt);
        return commands.publish(command, asked.header().traceparent())
                .replaceWith(() -> new Outcome(answer(command, order), false));
    }

    private static OrderActionRequested command(Asked asked, OrderNow order, Instant acceptedAt) {
        var platform = asked.caller().platform();
        return new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of(platform, asked.target(), asked.action(), order.ended()),
                asked.header().commandId(),
                order.ended(),
                asked.action(),
                asked.target(),
                platform,
                asked.reason().code(),
                asked.reason().other(),
                acceptedAt,
                asked.header().bodyHash());
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
