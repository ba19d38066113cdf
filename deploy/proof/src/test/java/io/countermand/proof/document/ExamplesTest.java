package io.countermand.proof.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.backbone.wire.WireJson;
import io.countermand.proof.document.TopicsDocument.Message;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are what they explain. */
class ExamplesTest {

    private static final TopicsDocument DOCUMENT = TopicsDocument.shipped();
    private static final int FIRST_SCHEMA = 1;

    static Stream<Message> messages() {
        return DOCUMENT.messages();
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyExampleIsOfItsSchema(Message message) {
        assertThat(message.node().path("examples")).isNotEmpty().allSatisfy(example -> {
            assertThat(DOCUMENT.objections(message.node().path("payload"), example.path("payload")))
                    .isEmpty();
            if (example.has("headers")) {
                assertThat(DOCUMENT.objections(message.node().path("headers"), example.path("headers")))
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyExampleIsReadByTheCodeWhichLosesNothing(Message message) {
        assertThat(message.node().path("examples")).allSatisfy(example -> {
            var payload = WireJson.write(example.path("payload"));

            var read = WireJson.read(payload, WireRecordsTest.type(message), FIRST_SCHEMA);

            assertThat(tree(read)).isEqualTo(tree(example.path("payload")));
        });
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aWrongExampleWouldBeNoticed(Message message) {
        var payload = message.node().path("examples").path(0).path("payload").deepCopy();
        ((ObjectNode) payload).put("platform", 7).remove("schema");

        assertThat(DOCUMENT.objections(message.node().path("payload"), payload)).hasSize(2);
    }

    private static JsonNode tree(Object value) throws JsonProcessingException {
        return WireJson.mapper().readTree(WireJson.text(value));
    }
}
