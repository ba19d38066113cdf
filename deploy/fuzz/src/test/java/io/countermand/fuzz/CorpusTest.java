package io.countermand.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A target without kept inputs would pass by reading nothing. */
class CorpusTest {

    private static final Path TESTS = Path.of("src/test");

    @Test
    void everyTargetHasInputs() throws IOException {
        assertThat(targets())
                .hasSizeGreaterThanOrEqualTo(9)
                .allSatisfy(
                        target -> assertThat(inputs(target)).as("%s", target).isNotEmpty());
    }

    private static List<Path> targets() throws IOException {
        return below(TESTS.resolve("java")).stream()
                .filter(file -> file.toString().endsWith("FuzzTest.java"))
                .toList();
    }

    private static List<Path> inputs(Path target) throws IOException {
        var inputs = TESTS.resolve("java").relativize(target).toString().replace(".java", "Inputs");
        return below(TESTS.resolve("resources").resolve(inputs));
    }

    private static List<Path> below(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
