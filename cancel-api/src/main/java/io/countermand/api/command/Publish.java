package io.countermand.api.command;

import io.countermand.domain.wire.OrderActionRequested;
import io.smallrye.mutiny.Uni;

/** Completes when the command would survive the loss of a broker. */
@FunctionalInterface
interface Publish {

    Uni<Void> publish(OrderActionRequested command, String traceparent);
}
