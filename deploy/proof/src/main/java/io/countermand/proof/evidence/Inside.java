package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.ATTEMPTS;
import static io.countermand.proof.history.HistoryFile.CANARY;
import static io.countermand.proof.history.HistoryFile.SUBSCRIPTIONS;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.evidence.Finding.Broken;
import java.util.ArrayList;
import java.util.List;

/**
 * P8: nobody came to the listener at a private address but ourselves, though customers gave us its URL in every spelling, and a
 * subscription leads there whose name, so to speak, resolves differently now.
 */
final class Inside {

    private Inside() {}

    static Finding check(Evidence evidence) {
        var broken = new ArrayList<Broken>();
        of(evidence, "VISITED").forEach(line -> broken.add(Broken.by("somebody came to a private address", line)));
        for (var tried : of(evidence, "SUBSCRIBED")) {
            if (tried.path("status").asInt() < 400) {
                broken.add(Broken.by("a private URL was taken", tried));
            }
        }
        if (of(evidence, "CONTROL").isEmpty()) {
            broken.add(new Broken("the listener was not there to be reached", "canary: no line CONTROL"));
        }
        return new Finding(Math.min(tried(evidence), of(evidence, "SUBSCRIBED").size()), 1, "attempts refused", broken);
    }

    private static List<JsonNode> of(Evidence evidence, String what) {
        return evidence.where(CANARY, line -> line.path("what").asText().equals(what));
    }

    /** Attempts to deliver to where the canary is. */
    private static int tried(Evidence evidence) {
        var planted = evidence
                .where(SUBSCRIPTIONS, line -> line.path("url").asText().endsWith("/canary"))
                .stream()
                .map(line -> line.path("subscription").asText())
                .toList();
        return evidence
                .where(
                        ATTEMPTS,
                        line -> planted.contains(line.path("subscription").asText()))
                .stream()
                .mapToInt(line -> line.path("times").asInt())
                .sum();
    }
}
