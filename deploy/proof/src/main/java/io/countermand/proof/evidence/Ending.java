package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.ACTIONS;
import static io.countermand.proof.history.HistoryFile.ACTIONS_SETTLED;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** P2: every accepted command's action has ended, and the topic tells of exactly one outcome of each. */
final class Ending {

    private static final Set<String> BOOKS = Set.of(
            "ENDED_ACTIONS_HAVE_ALL_THEIR_CHUNKS",
            "ACTIONS_ADD_UP",
            "DECIDED_ONCE_PER_ACTION",
            "ACTIONS_OF_AN_ORDER_NEVER_INTERLEAVE");

    private Ending() {}

    static Finding check(Evidence evidence) {
        var ended = evidence.where(ACTIONS, line -> line.path("ended").asBoolean()).stream()
                .map(line -> line.path("action").asText())
                .collect(toSet());
        var broken = new ArrayList<Broken>();
        for (var line : evidence.accepted()) {
            if (!ended.contains(line.path("action").asText())) {
                broken.add(Broken.by("answered 202, but its action has not ended", line));
            }
        }
        var outcomes = outcomes(evidence);
        for (var action : ended) {
            var told = outcomes.getOrDefault(action, Set.of()).size();
            if (told != 1) {
                broken.add(new Broken(action + " has ended, and the topic tells of " + told + " outcomes", action));
            }
        }
        evidence.brokenBooks(BOOKS).forEach(line -> broken.add(Broken.by("the books say so", line)));
        return new Finding(ended.size(), Math.max(1, evidence.commandsMin() / 2), "actions ended", broken);
    }

    /** Events by action: a repeat of one is no other. */
    private static Map<String, Set<String>> outcomes(Evidence evidence) {
        return evidence.records(ACTIONS_SETTLED)
                .collect(groupingBy(
                        Ending::action,
                        TreeMap::new,
                        mapping(line -> line.path("eventId").asText(), toSet())));
    }

    private static String action(JsonNode line) {
        return line.path("value").path("actionId").asText();
    }
}
