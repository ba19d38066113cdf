package io.countermand.local.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log, for the message that says what went wrong. */
public final class LogTail {

    private static final int LINES = 20;

    private LogTail() {}

    public static String of(Path log) {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", last(lines));
        } catch (IOException e) {
            return "(no log at " + log + ")";
        }
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
