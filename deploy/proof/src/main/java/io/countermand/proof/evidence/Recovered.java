package io.countermand.proof.evidence;

import static io.countermand.proof.history.HistoryFile.COMMANDS;
import static io.countermand.proof.history.HistoryFile.INTENTS;
import static io.countermand.proof.history.HistoryFile.PARKED;
import static io.countermand.proof.history.HistoryFile.THROWN_OUT;

import io.countermand.proof.evidence.Finding.Broken;
import java.util.LinkedHashMap;
import java.util.Map;

/** Each way of recovering was taken at least once: else the run did not go where it hurts. */
public final class Recovered {

    private Recovered() {}

    /** How often each was. */
    public static Map<String, Integer> times(Evidence evidence) {
        var times = new LinkedHashMap<String, Integer>();
        times.put(
                "duplicate command joined",
                evidence.all(COMMANDS).size()
                        - evidence.texts(COMMANDS, "action").size());
        times.put("paused owner thrown out", thrownOut(evidence, "SESSION"));
        times.put("stale epoch refused", thrownOut(evidence, "EPOCH"));
        times.put(
                "unknown resolved by inquiry",
                evidence.where(
                                INTENTS,
                                line -> line.path("unclear").asInt() > 0
                                        && line.path("state").asText().equals("SUCCEEDED"))
                        .size());
        times.put("record parked", evidence.all(PARKED).size());
        return times;
    }

    static Finding check(Evidence evidence) {
        var times = times(evidence);
        var never = times.entrySet().stream()
                .filter(way -> way.getValue() < 1)
                .map(way -> new Broken("never happened", way.getKey()))
                .toList();
        return new Finding(times.size() - never.size(), times.size(), "ways", never);
    }

    private static int thrownOut(Evidence evidence, String what) {
        return evidence.where(THROWN_OUT, line -> line.path("what").asText().equals(what))
                .size();
    }
}
