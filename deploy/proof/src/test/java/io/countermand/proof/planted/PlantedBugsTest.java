package io.countermand.proof.planted;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A planted bug that no longer applies, or names a test that is gone, would prove nothing. {@code check} plants them. */
class PlantedBugsTest {

    private static final Path HOME = Sources.HOME.toAbsolutePath().normalize();

    static List<Path> patches() throws IOException {
        try (var files = Files.list(HOME.resolve("deploy/proof/planted"))) {
            return files.filter(file -> file.toString().endsWith(".patch"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thereAreSome() throws IOException {
        assertThat(patches()).hasSize(14);
    }

    @ParameterizedTest
    @MethodSource("patches")
    void itStillApplies(Path patch) throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "apply", "--check", patch.toString())
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .start();
        var text = new String(git.getInputStream().readAllBytes(), UTF_8);

        assertThat(git.waitFor()).as(text).isZero();
    }

    @ParameterizedTest
    @MethodSource("patches")
    void itsTestIsThere(Path patch) throws IOException {
        var module = HOME.resolve(field(patch, "Module")).resolve("src/test/java");

        for (var test : field(patch, "Test").split(",")) {
            try (var files = Files.walk(module)) {
                assertThat(files.map(file -> file.getFileName().toString())).contains(test + ".java");
            }
        }
    }

    private static String field(Path patch, String name) throws IOException {
        try (Stream<String> lines = Files.lines(patch)) {
            return lines.filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
