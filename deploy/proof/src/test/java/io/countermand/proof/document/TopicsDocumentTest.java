package io.countermand.proof.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import io.countermand.domain.wire.Topics;
import io.countermand.proof.document.TopicsDocument.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An AsyncAPI 3 document in itself, about the topics that there are. */
class TopicsDocumentTest {

    private static final TopicsDocument DOCUMENT = TopicsDocument.shipped();
    private static final List<String> SECTIONS =
            List.of("asyncapi", "info", "defaultContentType", "channels", "operations", "components");

    private final JsonNode root = DOCUMENT.root();

    @Test
    void isAsyncApi3() {
        assertThat(root.path("asyncapi").asText()).matches("3\\.0\\.\\d+");
        assertThat(names(root)).containsExactlyElementsOf(SECTIONS);
        assertThat(root.path("info").path("title").asText()).isNotEmpty();
        assertThat(root.path("info").path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void everyTopicIsAChannelAndEveryChannelATopic() throws IllegalAccessException {
        assertThat(root.path("channels"))
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(topics());
        assertThat(Topics.ALL).containsExactlyInAnyOrderElementsOf(topics());
    }

    @Test
    void everyReferenceLeadsSomewhereAndStandsAlone() {
        assertThat(references()).hasSizeGreaterThan(50).allSatisfy(node -> {
            assertThat(node.size()).as("%s", node).isEqualTo(1);
            assertThat(node.path("$ref").asText()).startsWith("#/");
            assertThat(DOCUMENT.resolved(node).isMissingNode()).as("%s", node).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages", "schemas", "channelBindings", "operationBindings", "messageBindings"})
    void everyComponentIsUsed(String kind) {
        var used = references().map(node -> node.path("$ref").asText()).toList();

        assertThat(names(root.path("components").path(kind)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(used).contains("#/components/" + kind + "/" + name));
    }

    @Test
    void everyChannelHasOneMessageAndTheBindingsOfATopic() {
        assertThat(root.path("channels")).allSatisfy(channel -> {
            assertThat(channel.path("title").asText()).isNotEmpty();
            assertThat(channel.path("description").asText()).contains("**Written by**", "**Read by**", "**Key**");
            assertThat(channel.path("messages")).hasSize(1);
            var kafka = DOCUMENT.resolved(channel.path("bindings")).path("kafka");
            assertThat(kafka.path("partitions").asInt()).isEqualTo(12);
            assertThat(kafka.at("/topicConfiguration/message.timestamp.type").asText())
                    .isEqualTo("LogAppendTime");
        });
    }

    @Test
    void everyMessageHasItsNameKeyHeadersPayloadAndAnExample() {
        assertThat(DOCUMENT.messages()).isNotEmpty().allSatisfy(message -> {
            var node = message.node();
            assertThat(node.path("name").asText()).isEqualTo(message.name());
            assertThat(node.at("/payload/$ref").asText()).isEqualTo("#/components/schemas/" + message.name());
            assertThat(node.at("/headers/$ref").asText())
                    .isEqualTo("#/components/schemas/" + message.name() + "Headers");
            assertThat(DOCUMENT.resolved(node.path("bindings"))
                            .at("/kafka/key/$ref")
                            .asText())
                    .isEqualTo("#/components/schemas/Key");
            assertThat(node.path("examples")).isNotEmpty();
        });
    }

    @Test
    void everyOperationSendsOrReceivesAndEveryChannelIsReceived() {
        var operations = root.path("operations");

        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.path("action").asText()).isIn("send", "receive");
            assertThat(operation.at("/channel/$ref").asText()).startsWith("#/channels/");
            assertThat(operation.path("summary").asText()).isNotEmpty();
        });
        assertThat(names(root.path("channels")))
                .allSatisfy(channel -> assertThat(operations)
                        .anyMatch(operation -> operation.path("action").asText().equals("receive")
                                && operation.at("/channel/$ref").asText().equals("#/channels/" + channel)));
    }

    @Test
    void everySchemaIsASchema() {
        var schemaOfSchemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012));

        assertThat(root.path("components").path("schemas"))
                .isNotEmpty()
                .allSatisfy(
                        schema -> assertThat(schemaOfSchemas.validate(schema)).isEmpty());
    }

    @Test
    void everyFieldOfAPayloadIsDescribed() {
        assertThat(DOCUMENT.messages().map(Message::node).map(node -> DOCUMENT.resolved(node.path("payload"))))
                .allSatisfy(payload -> assertThat(payload.path("properties"))
                        .allSatisfy(field -> assertThat(field.has("description") || field.has("$ref"))
                                .as("%s", field)
                                .isTrue()));
    }

    /** Each that has a name of its own. */
    private static List<String> topics() throws IllegalAccessException {
        var names = new ArrayList<String>();
        for (var field : Arrays.asList(Topics.class.getFields())) {
            if (field.getType() == String.class) {
                names.add((String) field.get(null));
            }
        }
        return names;
    }

    private Stream<JsonNode> references() {
        return everywhere(root).filter(node -> node.has("$ref"));
    }

    private static Stream<JsonNode> everywhere(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(TopicsDocumentTest::everywhere));
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }
}
