package io.countermand.api.command;

import io.smallrye.mutiny.Uni;

/** Fails a command that is good, so that a client's programmer can see what failures look like. */
@FunctionalInterface
interface Rehearsal {

    /** Completes if the command is to be accepted. */
    Uni<Void> perform(Asked asked);
}
