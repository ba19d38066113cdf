package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.REQUESTED;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.util.List;

/** P1: whoever saw 202 has a command on the topic, read after every kill of the broker: for each 202 one of its own. */
final class Durable {

    private Durable() {}

    static Finding check(Evidence evidence) {
        var published = evidence.records(REQUESTED)
                .collect(groupingBy(line -> line.path("value").path("actionId").asText(), counting()));
        var promised = evidence.accepted().stream()
                .filter(line -> !line.path("hit").asBoolean())
                .collect(groupingBy(line -> line.path("action").asText()));
        var broken = promised.entrySet().stream()
                .filter(action -> published.getOrDefault(action.getKey(), 0L)
                        < action.getValue().size())
                .map(action -> broken(action.getKey(), action.getValue()))
                .toList();
        return new Finding(evidence.accepted().size(), evidence.commandsMin(), "requests answered 202", broken);
    }

    private static Broken broken(String action, List<JsonNode> promised) {
        return Broken.by("answered 202, but fewer commands for " + action + " are on the topic", promised.getLast());
    }
}
