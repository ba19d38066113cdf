package io.countermand.local.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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
