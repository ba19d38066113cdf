package io.countermand.proof.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines of {@code CONTRACT.md}: what, shown by which tests, and why if it is ours. */
record ContractTable(List<Line> lines) {

    private static final Pattern WORDS = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+)#(\\w+)`");
    private static final int CELLS = 3;

    static ContractTable read(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under each heading of three columns; a table of another width is a mistake and fails. */
    static ContractTable of(List<String> text) {
        return new ContractTable(text.stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.contains("| Shown by |"))
                .map(Line::of)
                .toList());
    }

    record NamedTest(String type, String method) {}

    record Line(String what, String shownBy, String why) {

        static Line of(String text) {
            var cells = text.substring(1, text.lastIndexOf('|')).split("\\|", -1);
            if (cells.length != CELLS) {
                throw new IllegalArgumentException("not three cells: " + text);
            }
            return new Line(cells[0].strip(), cells[1].strip(), cells[2].strip());
        }

        boolean isOurs() {
            return what.contains("*(ours");
        }

        Stream<NamedTest> tests() {
            return TEST.matcher(shownBy).results().map(found -> new NamedTest(found.group(1), found.group(2)));
        }
    }

    Stream<NamedTest> tests() {
        return lines.stream().flatMap(Line::tests);
    }

    /** Whatever stands in backticks in the first column: calls, schemas, keys. */
    Stream<String> words() {
        return lines.stream()
                .flatMap(line -> WORDS.matcher(line.what()).results())
                .map((MatchResult found) -> found.group(1));
    }

    boolean hasLineFor(String key, String entry) {
        return lines.stream().anyMatch(line -> line.what().matches("`" + key + "` " + entry + "( \\*\\(ours\\)\\*)?"));
    }
}
