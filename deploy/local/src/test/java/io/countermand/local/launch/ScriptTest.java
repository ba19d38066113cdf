package io.countermand.local.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script in front of the launcher. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("../../countermand").toAbsolutePath();

    @ParameterizedTest
    @EnumSource
    void itsHelpNamesEveryPort(Port port) throws IOException, InterruptedException {
        assertThat(run("help").text).contains(port.option()).contains(String.valueOf(port.standard()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void helpIsNoFailure(String word) throws IOException, InterruptedException {
        assertThat(run(word).status).isZero();
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheHelp() throws IOException, InterruptedException {
        var outcome = run("dance");

        assertThat(outcome.status).isEqualTo(2);
        assertThat(outcome.text).contains("There is no command \"dance\"").contains("./countermand demo");
    }

    @Test
    void saysHowToGetAJdkWhenThereIsNone() throws IOException, InterruptedException {
        var builder = script("demo");
        builder.environment().put("COUNTERMAND_OLDEST_JDK", "999");

        var outcome = outcome(builder);

        assertThat(outcome.status).isEqualTo(1);
        assertThat(outcome.text).contains("needs a JDK 999 or newer").contains("https://adoptium.net");
    }

    @Test
    void sumsTheTestsOfAllModules(@TempDir Path home) throws IOException, InterruptedException {
        var outcome = tested(home, 0, suite(5, 0, 0, 1), suite(7, 0, 0, 0));

        assertThat(outcome.text).endsWith("11 passed, 0 failed, 1 skipped\n");
        assertThat(outcome.status).isZero();
    }

    @Test
    void aFailedTestFailsTheCommand(@TempDir Path home) throws IOException, InterruptedException {
        var outcome = tested(home, 1, suite(5, 1, 0, 0), suite(7, 0, 2, 0));

        assertThat(outcome.text).contains("9 passed, 3 failed, 0 skipped\n");
        assertThat(outcome.status).isEqualTo(1);
    }

    @Test
    void aBuildWithoutTestsFailsTheCommand(@TempDir Path home) throws IOException, InterruptedException {
        assertThat(tested(home, 0).status).isEqualTo(1);
    }

    @Test
    void reportsOfAnEarlierRunDoNotCount(@TempDir Path home) throws IOException, InterruptedException {
        var reports = Files.createDirectories(home.resolve("m9/target/surefire-reports"));
        Files.writeString(reports.resolve("TEST-old.xml"), suite(100, 0, 0, 0));

        assertThat(tested(home, 0, suite(5, 0, 0, 0)).text).endsWith("5 passed, 0 failed, 0 skipped\n");
    }

    /** A copy of the script, and a Maven that writes one report per module and ends with a status. */
    private static Outcome tested(Path home, int mavenStatus, String... suites)
            throws IOException, InterruptedException {
        Files.copy(SCRIPT, home.resolve("countermand"));
        var maven = new StringBuilder("#!/bin/sh\n");
        for (int i = 0; i < suites.length; i++) {
            var folder = home + "/m" + i + "/target/surefire-reports";
            maven.append("mkdir -p %s; echo '%s' > %s/TEST-a.xml\n".formatted(folder, suites[i], folder));
        }
        var program = Files.createDirectories(home.resolve("maven/bin")).resolve("mvn");
        Files.writeString(program, maven + "exit " + mavenStatus + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        var builder = new ProcessBuilder("bash", home.resolve("countermand").toString(), "test");
        builder.environment().put("MAVEN_HOME", home.resolve("maven").toString());
        return outcome(builder.redirectErrorStream(true));
    }

    private static String suite(int tests, int failures, int errors, int skipped) {
        return "<testsuite name=\"a\" time=\"0.1\" tests=\"%d\" errors=\"%d\" skipped=\"%d\" failures=\"%d\">"
                .formatted(tests, errors, skipped, failures);
    }

    private record Outcome(int status, String text) {}

    private static Outcome run(String word) throws IOException, InterruptedException {
        return outcome(word.isEmpty() ? script() : script(word));
    }

    private static ProcessBuilder script(String... words) {
        var command = new java.util.ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).redirectErrorStream(true);
    }

    private static Outcome outcome(ProcessBuilder builder) throws IOException, InterruptedException {
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), text);
    }
}
