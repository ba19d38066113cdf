package io.countermand.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The chart, rendered as {@code helm template} does, but without hooks. */
record Chart(List<JsonNode> manifests) {

    static final Path FOLDER = Path.of("countermand").toAbsolutePath();
    private static final String KUBERNETES = "1.30.0";
    static final YAMLMapper YAML = new YAMLMapper();

    static Helm helm() {
        return new Helm(FOLDER);
    }

    /** @param values on top of the chart's own, as YAML */
    static Chart rendered(String values) {
        try {
            var file = Files.createTempFile("values-", ".yaml");
            Files.writeString(file, values);
            var text = helm().template()
                    .withName("shop")
                    .withKubeVersion(KUBERNETES)
                    .withValuesFile(file)
                    .call();
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
                return new Chart(
                        documents.readAll().stream().filter(JsonNode::isObject).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> of(String kind) {
        return manifests.stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind));
    }

    JsonNode one(String kind, String name) {
        return of(kind).filter(
                        manifest -> manifest.at("/metadata/name").asText().equals(name))
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    /** Of deployments and jobs. */
    Stream<JsonNode> pods() {
        return Stream.concat(of("Deployment"), of("Job")).map(manifest -> manifest.at("/spec/template/spec"));
    }

    Stream<JsonNode> containers() {
        return pods().flatMap(pod -> pod.path("containers").valueStream());
    }
}
