package io.countermand.proof.operation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Dockerfiles; and, where a Docker engine answers and has the base image, the images made of them. */
class ImagesTest {

    private static final Path IMAGES = Sources.HOME.resolve("deploy/images");
    private static final List<String> ALL = List.of("cancel-api", "cancel-worker", "webhook-dispatcher", "migration");
    private static final Pattern BASE = Pattern.compile("ARG BASE=(\\S+)");

    @Test
    void noImageRunsAsRootAndAllHaveLabels() {
        assertThat(ALL)
                .allSatisfy(image -> assertThat(dockerfile(image))
                        .contains(
                                "USER 10001:10001",
                                "org.opencontainers.image.revision=",
                                "org.opencontainers.image.title=",
                                "COPY bom.json ")
                        .containsPattern("ENTRYPOINT \\[\"java\""));
    }

    @Test
    void thePackagesBecomeImages() throws Exception {
        assumeThat(succeeds("docker", "image", "inspect", base()))
                .as("a Docker engine answers and has %s", base())
                .isTrue();

        var names = output(
                        Map.of("REGISTRY", "countermand.test"),
                        IMAGES.resolve("build").toString())
                .lines()
                .toList();

        assertThat(names).hasSize(ALL.size()).allSatisfy(name -> {
            var image = new ObjectMapper()
                    .readTree(output(Map.of(), "docker", "image", "inspect", name))
                    .path(0);
            assertThat(image.at("/Config/User").asText()).isEqualTo("10001:10001");
            assertThat(label(image, "title")).isNotEmpty();
            assertThat(label(image, "revision")).isNotEqualTo("unknown");
        });
    }

    private static String label(JsonNode image, String name) {
        return image.path("Config")
                .path("Labels")
                .path("org.opencontainers.image." + name)
                .asText();
    }

    private static String base() {
        var found = BASE.matcher(dockerfile("cancel-api"));
        return found.find() ? found.group(1) : "";
    }

    private static String dockerfile(String image) {
        return Sources.read(IMAGES.resolve(image).resolve("Dockerfile"));
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no client at all
        }
    }

    private static String output(Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(variables);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s", text).isZero();
        return text;
    }
}
