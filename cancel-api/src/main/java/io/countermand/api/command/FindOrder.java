package io.countermand.api.command;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Reads the order that a command is aimed at; empty if the caller has no such order. */
@FunctionalInterface
interface FindOrder {

    Uni<Optional<OrderNow>> find(Asked asked);
}
