package io.countermand.webhook.document;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countermand.local.testing.FreshStack;
import io.countermand.webhook.event.Category;
import io.countermand.webhook.event.EventType;
import io.countermand.webhook.event.Samples;
import io.countermand.webhook.testing.ReceiverPorts;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI 3.1 document: complete, true, and the one that is checked in. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
@QuarkusTestResource(ReceiverPorts.class)
class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private JsonNode document = YAML.createObjectNode();

    @BeforeEach
    void readDocument() throws IOException {
        document = YAML.readTree(get("/q/openapi?format=yaml").asString());
    }

    @Test
    void theCheckedInCopyIsTheRunningOne() throws IOException {
        assertThat(document.equals(YAML.readTree(Files.readString(CHECKED_IN))))
                .as("openapi.yaml is the running document; after a wanted change: cp target/openapi/openapi.yaml .")
                .isTrue();
    }

    @Test
    void everyCallIsDescribedByHandAndTellsItsRefusals() {
        var calls = calls();

        assertThat(calls).hasSizeGreaterThanOrEqualTo(17).allSatisfy(call -> {
            var operation = document.path("paths").path(call.getKey()).path(call.getValue());
            assertThat(operation.path("summary").asText()).as("%s", call).isNotEmpty();
            assertThat(operation.path("tags")).as("%s", call).hasSize(1);
            assertThat(operation.path("responses").has("503")).as("%s", call).isTrue();
            if (call.getKey().contains("{")) {
                assertThat(operation.path("responses").has("404"))
                        .as("%s", call)
                        .isTrue();
            }
        });
    }

    @Test
    void theAdministrationIsNotInIt() {
        assertThat(document.path("paths").properties())
                .extracting(Map.Entry::getKey)
                .noneMatch(path -> path.startsWith("/admin"));
    }

    @Test
    void everyEventIsAWebhook() {
        assertThat(document.path("webhooks").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .toList());
        var categories = document.at("/components/schemas/Envelope/properties/category/enum");
        assertThat(categories)
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Category.values()).map(Category::name).toList());
    }

    @Test
    void eventsHaveTheFieldsThatTheDocumentTells() throws IOException {
        thenIsDescribed("OrderActionStatus", Samples.orderActionStatus());
        thenIsDescribed("RewardStatus", Samples.rewardStatus());
    }

    private void thenIsDescribed(String schema, byte[] sample) throws IOException {
        var described = document.path("components").path("schemas").path(schema);
        var fields = YAML.readTree(sample).properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        assertThat(described.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsAll(fields);
        assertThat(fields)
                .containsAll(described
                        .path("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
    }

    private static List<Map.Entry<String, String>> calls() {
        var calls = new ArrayList<Map.Entry<String, String>>();
        var classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers();
        RuntimeResourceVisitor.visitRuntimeResources("", classes, new RuntimeResourceVisitor() {
            @Override
            public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
                if (path.startsWith("/raas")) {
                    calls.add(Map.entry(path, method.toLowerCase(java.util.Locale.ROOT)));
                }
            }
        });
        return calls;
    }
}
