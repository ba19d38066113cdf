package io.countermand.domain.rule;

import io.countermand.domain.action.OrderAction;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A named, versioned condition. Id and version are stored with every decision, so a verdict can be explained years later.
 *
 * @param effective the first day, in UTC, whose requests it judges; it takes the place of an earlier version of the same id
 * @param actions that ask it
 */
public record Rule(String id, int version, LocalDate effective, Set<OrderAction> actions, Check check) {

    public Rule {
        actions = Set.copyOf(actions);
    }

    /** Why a line item does not qualify, in one sentence for people; empty if it does. */
    @FunctionalInterface
    public interface Check {
        Optional<String> objection(LineItemFacts item, Judging judging);
    }
}
