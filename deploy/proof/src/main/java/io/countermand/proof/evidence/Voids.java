package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.LINE_ITEMS_SETTLED;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Voids as the topic tells of them: each event once, however often it was published. */
final class Voids {

    private Voids() {}

    /** Line items, and the events that tell of a void of each. */
    static Map<String, List<JsonNode>> told(Evidence evidence) {
        var seen = new HashSet<String>();
        var voids = new HashMap<String, List<JsonNode>>();
        evidence.records(LINE_ITEMS_SETTLED)
                .filter(line -> seen.add(line.path("eventId").asText()))
                .filter(line -> line.path("value").path("action").asText().equals("CANCEL"))
                .forEach(line -> line.path("value").path("lineItems").forEach(item -> {
                    if (item.path("verdict").asText().equals("ELIGIBLE")) {
                        voids.computeIfAbsent(item.path("referenceLineItemId").asText(), id -> new ArrayList<>())
                                .add(item);
                    }
                }));
        return voids;
    }
}
