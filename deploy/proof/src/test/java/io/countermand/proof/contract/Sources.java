package io.countermand.proof.contract;

import static java.util.stream.Collectors.groupingBy;

import io.countermand.proof.contract.ContractTable.NamedTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The tests of all modules, as they are written; most modules' test classes are on nobody's class path. */
public record Sources(Map<String, List<Path>> tests) {

    private static final Pattern TEST = Pattern.compile("@(Parameterized|Repeated)?Test\\b");

    public static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();

    public static Sources ofAllModules() {
        try (var files = Files.walk(HOME)) {
            return new Sources(files.filter(file -> file.toString().endsWith("Test.java"))
                    .filter(file -> file.toString().contains("/src/test/java/"))
                    .collect(groupingBy(Sources::type)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A test, not a helper. Of two classes with one name, either will do. */
    boolean have(NamedTest test) {
        return tests.getOrDefault(test.type(), List.of()).stream().anyMatch(file -> isTest(read(file), test.method()));
    }

    private static boolean isTest(String source, String method) {
        int at = source.indexOf(" void " + method + "(");
        return at >= 0
                && TEST.matcher(source.substring(endOfTheOneBefore(source, at), at))
                        .find();
    }

    private static int endOfTheOneBefore(String source, int at) {
        return Math.max(0, source.lastIndexOf("\n    }\n", at));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
