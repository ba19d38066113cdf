package io.countermand.bench.figure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one call, on the screen as they come and as JSON at the end. */
public final class Report {

    private final Map<String, List<Figure>> figures = new LinkedHashMap<>();
    private final Machine machine = Machine.ofThis();
    private final Instant begun;

    public Report(Instant begun) {
        this.begun = begun;
        System.out.println(machine.sentence());
        System.out.println();
        System.out.printf("| %-62s | %10s | %-18s |%n", "Figure", "Measured", "Must be");
        System.out.println("|" + "-".repeat(64) + "|" + "-".repeat(11) + ":|" + "-".repeat(20) + "|");
    }

    public void add(String bench, List<Figure> measured) {
        figures.computeIfAbsent(bench, name -> new ArrayList<>()).addAll(measured);
        measured.forEach(figure -> System.out.println(figure.row()));
    }

    public boolean allHold() {
        return figures.values().stream().flatMap(List::stream).allMatch(Figure::holds);
    }

    public void write(Path file) throws IOException {
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(file.toFile(), new Written(begun.toString(), machine, figures));
    }

    private record Written(String begun, Machine machine, Map<String, List<Figure>> figures) {}
}
