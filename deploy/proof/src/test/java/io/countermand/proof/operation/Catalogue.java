package io.countermand.proof.operation;

import static java.util.stream.Collectors.toMap;

import io.countermand.proof.contract.Sources;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code deploy/METRICS.md}. */
record Catalogue(Map<String, Entry> entries) {

    private static final List<String> OF_A_SUMMARY = List.of("", "_count", "_sum", "_max");
    private static final Pattern ROW = Pattern.compile("\\| `(countermand_\\w+)` (\\|.*\\|)");
    private static final Pattern TOTAL = Pattern.compile("_total$");

    record Entry(String name, String type, String unit, Set<String> services, String meaning) {

        static Entry of(String name, String cells) {
            var cell = Arrays.stream(cells.split("\\|")).map(String::strip).toList();
            var services = cell.get(3).equals("all")
                    ? Set.of("cancel-api", "cancel-worker", "webhook-dispatcher")
                    : Set.of(cell.get(3).split(", "));
            return new Entry(name, cell.get(1), cell.get(2), services, cell.get(5));
        }

        /** Under which it can be asked for. */
        Stream<String> names() {
            return type.equals("summary") ? OF_A_SUMMARY.stream().map(name::concat) : Stream.of(name);
        }

        /** As the code says it: without what Prometheus adds to counters and timers. */
        String inCode() {
            var bare = type.equals("summary")
                    ? name.replaceAll("_seconds$", "")
                    : TOTAL.matcher(name).replaceAll("");
            return bare.replace('_', '.');
        }
    }

    static Catalogue read() {
        return new Catalogue(ROW.matcher(Sources.read(Sources.HOME.resolve("deploy/METRICS.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> Entry.of(row.group(1), row.group(2)))));
    }

    /** All names of ours that may stand in an alert or on a dashboard. */
    Set<String> names() {
        return entries.values().stream().flatMap(Entry::names).collect(Collectors.toSet());
    }
}
