package io.countermand.bench.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Statements of a resource, separated by lines that end with a semicolon. */
public final class SqlFile {

    private SqlFile() {}

    /** As one text, without comments. */
    public static String text(String name) throws IOException {
        try (InputStream file = SqlFile.class.getResourceAsStream("/" + name)) {
            var text = new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
            return text.lines().filter(line -> !line.startsWith("--")).reduce("", (one, two) -> one + "\n" + two);
        }
    }

    public static List<String> statements(String name) throws IOException {
        return Stream.of(text(name).split(";\\n", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }
}
