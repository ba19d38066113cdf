package io.countermand.proof.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.countermand.proof.history.HistoryFile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that is known of a run. A checker needs nothing else. */
public final class Evidence {

    private final Map<HistoryFile, List<JsonNode>> histories = new EnumMap<>(HistoryFile.class);

    public Evidence(Path folder) {
        for (var file : HistoryFile.values()) {
            histories.put(file, file.read(folder));
        }
    }

    public List<JsonNode> all(HistoryFile file) {
        return histories.getOrDefault(file, List.of());
    }

    public List<JsonNode> where(HistoryFile file, Predicate<JsonNode> condition) {
        return all(file).stream().filter(condition).toList();
    }

    /** The run's own line; an empty run has none. */
    public JsonNode run() {
        return all(HistoryFile.RUN).stream().reduce((first, last) -> last).orElseThrow();
    }

    /** So many accepted commands make a run that says something. */
    int commandsMin() {
        return run().path("commandsMin").asInt(1);
    }

    /** Requests that were answered 202. */
    List<JsonNode> accepted() {
        return where(HistoryFile.CUSTOMERS, line -> line.path("status").asInt() == 202);
    }

    /** Records of a topic of ours that can be read; others were poison. */
    Stream<JsonNode> records(HistoryFile topic) {
        return all(topic).stream().filter(line -> line.path("value").isObject());
    }

    /** All different values of a field. */
    public Set<String> texts(HistoryFile file, String field) {
        return all(file).stream().map(line -> line.path(field).asText()).collect(Collectors.toSet());
    }

    /** Sentences about the books that begin with one of these names. */
    List<JsonNode> brokenBooks(Set<String> promises) {
        return where(
                HistoryFile.BROKEN_BOOKS,
                line -> promises.stream()
                        .anyMatch(promise -> line.path("broken").asText().startsWith(promise + ":")));
    }
}
