package io.countermand.proof.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countermand.proof.contract.Sources;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What runs on the server is what runs here: one script, and nothing beside it. */
class CiTest {

    @Test
    void theWorkflowRunsTheScriptAndNothingElse() throws IOException {
        var steps = workflow().at("/jobs/run/steps");

        assertThat(workflow().path("jobs")).hasSize(1);
        assertThat(steps.findValuesAsText("run")).containsExactly(".ci/run");
        assertThat(Sources.HOME.resolve(".ci/run")).isExecutable();
    }

    @Test
    void itRunsOnTheJavaThatTheImagesHave() throws IOException {
        var version = workflow().findValue("java-version").asText();

        assertThat(List.of("cancel-api", "cancel-worker", "webhook-dispatcher", "migration"))
                .allSatisfy(image -> assertThat(
                                Sources.read(Sources.HOME.resolve("deploy/images/" + image + "/Dockerfile")))
                        .contains("BASE=eclipse-temurin:" + version + "-jre"));
    }

    private static JsonNode workflow() throws IOException {
        return new YAMLMapper()
                .readTree(Sources.HOME.resolve(".github/workflows/ci.yaml").toFile());
    }
}
