package io.countermand.proof.document;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.countermand.domain.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The AsyncAPI document as cancel-domain ships it. */
record TopicsDocument(JsonNode root) {

    private static final String RESOURCE = "/META-INF/countermand/asyncapi.yaml";
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    static TopicsDocument shipped() {
        try (var file = Topics.class.getResourceAsStream(RESOURCE)) {
            return new TopicsDocument(YAML.readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /** @param name also of the Java record */
    record Message(String topic, String name, JsonNode node) {

        @Override
        public String toString() {
            return name;
        }
    }

    Stream<Message> messages() {
        return StreamSupport.stream(root.path("channels").spliterator(), false)
                .flatMap(
                        channel -> channel.path("messages").propertyStream().map(message -> message(channel, message)));
    }

    Message messageOn(String topic) {
        return messages()
                .filter(message -> message.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document knows no topic " + topic));
    }

    /** What is at a reference, or the node itself if it is none. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** A schema without what is around it: a reference, a description of its own, or that it may be null. */
    JsonNode bare(JsonNode schema) {
        if (schema.path("allOf").size() == 1) {
            return bare(schema.path("allOf").path(0));
        }
        for (var choice : schema.path("oneOf")) {
            if (!choice.path("type").asText().equals("null")) {
                return bare(choice);
            }
        }
        return resolved(schema);
    }

    /** What is wrong with a value. Schemas refer to one another, so all of them come along. */
    List<String> objections(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", root.path("components"));
        return SCHEMAS
                .getSchema(whole)
                .validate(value, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private Message message(JsonNode channel, Map.Entry<String, JsonNode> message) {
        return new Message(channel.path("address").asText(), message.getKey(), resolved(message.getValue()));
    }
}
