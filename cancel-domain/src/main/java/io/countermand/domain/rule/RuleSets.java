package io.countermand.domain.rule;

import static java.util.stream.Collectors.toMap;

import io.countermand.domain.action.OrderAction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Every rule set there was and is planned to be, the oldest first: each day on which a rule takes effect begins one. */
record RuleSets(List<RuleSet> sets) {

    /** @param rules every version of every rule, in the order in which they are asked */
    static RuleSets of(List<Rule> rules) {
        var days = rules.stream().map(Rule::effective).distinct().sorted().toList();
        return new RuleSets(IntStream.range(0, days.size())
                .mapToObj(i -> new RuleSet(i + 1, days.get(i), byAction(inForce(rules, days.get(i)))))
                .toList());
    }

    /** The first set judges whatever is older than it. */
    RuleSet inForce(Instant acceptedAt) {
        var day = LocalDate.ofInstant(acceptedAt, ZoneOffset.UTC);
        return sets.reversed().stream()
                .filter(set -> !set.effective().isAfter(day))
                .findFirst()
                .orElse(sets.getFirst());
    }

    /** @throws RulesNotKnown if a newer process wrote that version */
    RuleSet version(int version) {
        if (version < 1 || version > sets.size()) {
            throw new RulesNotKnown(version, sets.size());
        }
        return sets.get(version - 1);
    }

    private static List<Rule> inForce(List<Rule> rules, LocalDate day) {
        var newest = new HashMap<String, Integer>();
        rules.stream()
                .filter(rule -> !rule.effective().isAfter(day))
                .forEach(rule -> newest.merge(rule.id(), rule.version(), Math::max));
        return rules.stream()
                .filter(rule -> newest.getOrDefault(rule.id(), 0) == rule.version())
                .toList();
    }

    private static Map<OrderAction, List<Rule>> byAction(List<Rule> rules) {
        return Arrays.stream(OrderAction.values())
                .collect(toMap(
                        action -> action,
                        action -> rules.stream()
                                .filter(rule -> rule.actions().contains(action))
                                .toList()));
    }
}
