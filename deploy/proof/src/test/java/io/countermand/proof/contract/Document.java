package io.countermand.proof.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the checked-in OpenAPI document has, read by its indentation: its own test keeps it the running one. */
record Document(List<String> calls, List<String> schemas) {

    private static final Pattern PATH = Pattern.compile("  /raas/v2(/\\S*):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");
    private static final Pattern SCHEMA = Pattern.compile("    (\\w+):");
    private static final Pattern SECTION = Pattern.compile("(  )?(\\w+):.*");

    static Document read(Path file) {
        var calls = new ArrayList<String>();
        var schemas = new ArrayList<String>();
        var path = "";
        var section = "";
        for (var line : (Iterable<String>) Sources.read(file).lines()::iterator) {
            section = first(SECTION, 2, line, section);
            path = first(PATH, 1, line, path);
            if (section.equals("schemas")) {
                schemas.addAll(matches(SCHEMA, line));
            } else if (section.equals("paths")) {
                var ofPath = path;
                matches(METHOD, line).forEach(method -> calls.add(method.toUpperCase(Locale.ROOT) + " " + ofPath));
            }
        }
        return new Document(calls, schemas);
    }

    Stream<String> callsAndSchemas() {
        return Stream.concat(calls.stream(), schemas.stream());
    }

    private static String first(Pattern pattern, int group, String line, String otherwise) {
        var matcher = pattern.matcher(line);
        return matcher.matches() ? matcher.group(group) : otherwise;
    }

    private static List<String> matches(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.matches() ? List.of(matcher.group(1)) : List.of();
    }
}
