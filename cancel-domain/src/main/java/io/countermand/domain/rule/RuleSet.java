package io.countermand.domain.rule;

import io.countermand.domain.action.OrderAction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules in force from a day on, in the order in which they are asked. Its version is copied into every action. */
public record RuleSet(int version, LocalDate effective, Map<OrderAction, List<Rule>> byAction) {

    public RuleSet {
        byAction = Map.copyOf(byAction);
    }

    public List<Rule> of(OrderAction action) {
        return Objects.requireNonNull(byAction.get(action));
    }

    /** The version of a rule that judges here. */
    public Rule rule(OrderAction action, String id) {
        return of(action).stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
