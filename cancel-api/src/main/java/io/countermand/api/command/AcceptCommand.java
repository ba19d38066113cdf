package io.countermand.api.command;

import static java.time.temporal.ChronoUnit.MILLIS;

import io.countermand.api.store.Absent;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.ActionState;
import io.countermand.domain.wire.OrderActionRequested;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Accepts an action: read, publish, answer. Kafka's acknowledgement is the commit point; no row is written here, so there are
 * no two stores to disagree. A command that joins a running action is published as well; the repeat of one that was ingested
 * is not.
 */
@ApplicationScoped
class AcceptCommand {

    private final FindFirstAnswer firstAnswers;
    private final FindOrder orders;
    private final Rehearsal rehearsal;
    private final Publish commands;
    private final InstantSource clock;

    AcceptCommand(
            FindFirstAnswer firstAnswers,
            FindOrder orders,
            Rehearsal rehearsal,
            Publish commands,
            InstantSource clock) {
        this.firstAnswers = firstAnswers;
        this.orders = orders;
        this.rehearsal = rehearsal;
        this.commands = commands;
        this.clock = clock;
    }

    Uni<Outcome> accept(Asked asked) {
        if (!asked.header().isRepeatable()) {
            return acceptNew(asked);
        }
        return firstAnswers
                .find(asked)
                .invoke(found -> found.ifPresent(first -> first.mustBeOf(asked.header())))
                .chain(found -> repeatOrAccept(found, asked));
    }

    private Uni<Outcome> repeatOrAccept(Optional<FirstAnswer> found, Asked asked) {
        return found.map(first -> Uni.createFrom().item(new Outcome(first.accepted(), true)))
                .orElseGet(() -> acceptNew(asked));
    }

    private Uni<Outcome> acceptNew(Asked asked) {
        var acceptedAt = clock.instant().truncatedTo(MILLIS);
        return orders.find(asked)
                .map(found -> found.orElseThrow(() -> Absent.refusal(asked.target())))
                .invoke(order -> order.mustTake(asked, acceptedAt))
                .call(() -> rehearsal.perform(asked))
                .chain(order -> publish(asked, order, acceptedAt));
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
