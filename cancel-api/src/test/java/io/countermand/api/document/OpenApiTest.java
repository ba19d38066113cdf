package io.countermand.api.document;

import static io.countermand.api.testing.OrderBuilder.anOrder;
import static io.countermand.api.testing.Platform.aPlatform;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.countermand.api.document.ApiDocument.Operation;
import io.countermand.api.testing.Call;
import io.countermand.api.testing.PlacedOrder;
import io.countermand.api.testing.TestClock;
import io.countermand.domain.action.OrderAction;
import io.countermand.local.testing.FreshStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The OpenAPI 3.1 document: complete, true, and the one that is checked in. */
@QuarkusTest
@QuarkusTestResource(FreshStack.class)
class OpenApiTest {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private ApiDocument document;

    @BeforeEach
    void readDocument() {
        document = ApiDocument.running();
    }

    @Test
    void theCheckedInCopyIsTheRunningOne() throws IOException {
        var running = Call.get("/q/openapi?format=yaml").sendForText();

        assertThat(YAML.readTree(running).equals(YAML.readTree(Files.readString(CHECKED_IN))))
                .as("openapi.yaml is the running document; after a wanted change: cp target/openapi/openapi.yaml .")
                .isTrue();
    }

    @Test
    void isOpenApi31WithItsSecuritySchemes() {
        assertThat(document.root().path("openapi").asText()).startsWith("3.1");
        assertThat(document.root().path("security").toString()).isEqualTo("[{\"basic\":[]},{\"bearer\":[]}]");
        assertThat(document.root()
                        .at("/components/securitySchemes/basic/scheme")
                        .asText())
                .isEqualTo("basic");
        assertThat(document.root()
                        .at("/components/securitySchemes/bearer/scheme")
                        .asText())
                .isEqualTo("bearer");
    }

    @Test
    void everyCallOfContractSection3IsDocumented() {
        assertThat(document.operations().map(Operation::toString)).contains(Contract.CALLS);
    }

    @Test
    void everyCallIsDescribedByHand() {
        assertThat(document.operations()).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText()).isNotEmpty();
            assertThat(operation.node().path("tags")).hasSize(1);
        });
    }

    @Test
    void everyAnswerHasAnExampleOfItsSchema() {
        forEachAnswer((operation, answer) -> {
            var media = answer.at("/content/application~1json");
            assertThat(media.path("examples")).isNotEmpty();
            media.path("examples").forEach(example -> {
                var value = document.resolved(example).path("value");
                assertThat(document.objections(media.path("schema"), value))
                        .as("%s: %s", operation, value)
                        .isEmpty();
            });
        });
    }

    @Test
    void everyCallTellsItsRefusals() {
        forEachOperation(operation -> {
            var statuses = operation.node().path("responses");
            assertThat(statuses.properties().stream().map(Map.Entry::getKey))
                    .contains("401", "403", "406", "429", "500", "503");
            if (operation.namesSomething()) {
                assertThat(statuses.has("404")).isTrue();
            }
            if (!operation.isGet()) {
                assertThat(statuses.properties().stream().map(Map.Entry::getKey))
                        .contains("400", "413", "415", "422");
            }
        });
    }

    @Test
    void everyRealAnswerIsOfItsSchema() {
        var order =
                anOrder(aPlatform()).placed().withLineItem(1).withLineItem(2).withLineItem(3);
        var action = order.withCancel(0, "PARTIALFAILED", TestClock.NOW);
        order.withVerdicts(action);
        order.withSettled(OrderAction.FREEZE, 2, "FROZEN", TestClock.NOW);
        order.withPosting("VOID", 2450, action);

        forEachOperation(operation -> {
            if (operation.isGet() && !operation.path().contains("/lineItems/{referenceLineItemID}/actions/")) {
                thenIsOfSchema(order, operation, operation.pathWith(names(order, action)));
            }
        });
    }

    private void thenIsOfSchema(PlacedOrder order, Operation operation, String path) {
        var answer = Call.get(path).as(order.platform()).send();

        assertThat(answer.status()).as("%s: %s", path, answer.json()).isEqualTo(200);
        var schema = operation.node().at("/responses/200/content/application~1json/schema");
        assertThat(document.objections(schema, answer.json()))
                .as("%s: %s", path, answer.json())
                .isEmpty();
    }

    private static Map<String, String> names(PlacedOrder order, Object action) {
        return Map.of(
                "referenceOrderID", order.reference(),
                "referenceLineItemID", order.reference() + "-1",
                "externalRefID", "my-" + order.reference(),
                "customerIdentifier", order.customer(),
                "accountIdentifier", order.account(),
                "actionId", action.toString());
    }

    @Test
    void swaggerUiIsForDevelopmentOnly() {
        assertThat(Call.get("/q/swagger-ui/").as(aPlatform()).send().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/swagger-ui", "/raas/v2/lineItems/", "/raas/v2/asyncOrders/", "/raas/v2", "/"})
    void nothingIsRedirected(String path) {
        assertThat(Call.get(path).as(aPlatform()).send().status() / 100).isNotEqualTo(3);
    }

    private void forEachOperation(Consumer<Operation> check) {
        assertThat(document.operations()).isNotEmpty().allSatisfy(check);
    }

    private void forEachAnswer(BiConsumer<Operation, JsonNode> check) {
        forEachOperation(
                operation -> operation.node().path("responses").forEach(answer -> check.accept(operation, answer)));
    }
}
