package io.countermand.proof.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** All that one endpoint ever answered 200 to, in the order in which it came. */
record ReceiverLog(String endpoint, List<Arrival> arrivals) {

    ReceiverLog {
        arrivals = List.copyOf(arrivals);
    }

    /** What is wrong with it, as sentences. @param promised the events that this endpoint is to be told */
    List<String> problems(Set<UUID> promised) {
        var problems = new ArrayList<String>();
        var first = new HashMap<UUID, Arrival>();
        for (var arrival : arrivals) {
            var before = first.putIfAbsent(arrival.eventId(), arrival);
            if (before != null && !before.equals(arrival)) {
                problems.add(endpoint + ": came again, and differs: " + before + ", " + arrival);
            }
        }
        problems.addAll(lost(promised, first.keySet()));
        problems.addAll(gaps(first));
        return problems;
    }

    long repeats() {
        return arrivals.size()
                - arrivals.stream().map(Arrival::eventId).distinct().count();
    }

    private List<String> lost(Set<UUID> promised, Set<UUID> arrived) {
        var problems = new ArrayList<String>();
        promised.stream()
                .filter(event -> !arrived.contains(event))
                .forEach(event -> problems.add(endpoint + ": never came: " + event));
        arrived.stream()
                .filter(event -> !promised.contains(event))
                .forEach(event -> problems.add(endpoint + ": nobody promised it: " + event));
        return problems;
    }

    /** Revisions are the numbers from 1, each of one event. */
    private List<String> gaps(Map<UUID, Arrival> arrived) {
        var revisions = new HashSet<Long>();
        var problems = new ArrayList<String>();
        for (var arrival : arrived.values()) {
            if (!revisions.add(arrival.revision())) {
                problems.add(endpoint + ": two events are revision " + arrival.revision());
            }
        }
        for (long revision = 1; revision <= arrived.size(); revision++) {
            if (!revisions.contains(revision)) {
                problems.add(endpoint + ": there is no revision " + revision);
            }
        }
        return problems;
    }
}
