package io.countermand.api.command;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Looks for the command among those that became actions; empty if it is new, or has not been ingested yet. */
@FunctionalInterface
interface FindFirstAnswer {

    Uni<Optional<FirstAnswer>> find(Asked asked);
}
