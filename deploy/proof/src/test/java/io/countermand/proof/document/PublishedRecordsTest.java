package io.countermand.proof.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.Topics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every record of a run, as it lies in its topic, is what the document says. */
class PublishedRecordsTest {

    private static final TopicsDocument DOCUMENT = TopicsDocument.shipped();

    private static Run run;

    @BeforeAll
    static void everythingHappens() throws Exception {
        run = new Run();
        run.happen();
    }

    @AfterAll
    static void moveOut() throws InterruptedException {
        run.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                Topics.ORDERS_ISSUED,
                Topics.REWARDS_CHANGED,
                Topics.ORDER_ACTIONS_REQUESTED,
                Topics.LINE_ITEMS_SETTLED,
                Topics.ORDER_ACTIONS_SETTLED,
                Topics.REFUNDS_SETTLED
            })
    void everyRecordIsWhatTheDocumentSays(String topic) {
        var message = DOCUMENT.messageOn(topic);
        var key = DOCUMENT.resolved(message.node().path("bindings")).at("/kafka/key");

        assertThat(run.records(topic)).isNotEmpty().allSatisfy(record -> {
            assertThat(DOCUMENT.objections(key, TextNode.valueOf(record.key()))).isEmpty();
            assertThat(DOCUMENT.objections(message.node().path("headers"), headers(record)))
                    .isEmpty();
            assertThat(headers(record).propertyStream().map(Map.Entry::getKey)).isSubsetOf(documentedHeaders());
            assertThat(DOCUMENT.objections(message.node().path("payload"), value(record)))
                    .as(new String(record.value(), UTF_8))
                    .isEmpty();
            assertThat(record.key()).startsWith(value(record).path("platform").asText() + "/");
        });
    }

    @Test
    void theRunHadSomethingOfEverything() {
        assertThat(words(Topics.ORDER_ACTIONS_SETTLED, "/action")).contains("CANCEL", "FREEZE", "UNFREEZE");
        assertThat(words(Topics.ORDER_ACTIONS_SETTLED, "/status")).contains("SUCCESSFUL", "PARTIALFAILED", "FAILED");
        assertThat(words(Topics.ORDER_ACTIONS_SETTLED, "/refund/state")).contains("NONE", "POSTED", "PENDING");
        assertThat(words(Topics.ORDER_ACTIONS_REQUESTED, "/bodyHash")).hasSizeGreaterThan(1);
        assertThat(words(Topics.ORDER_ACTIONS_REQUESTED, "/target/lineNumber")).contains("1");
        assertThat(words(Topics.LINE_ITEMS_SETTLED, "/otherReason")).contains("&lt;b&gt;Ada&lt;/b&gt; &amp; Grace");
        assertThat(words(Topics.REFUNDS_SETTLED, "/state")).contains("REFUNDED");
    }

    @Test
    void sequencesCountTheEventsOfAnOrderOverAllTopics() {
        var byOrder = Stream.of(Topics.LINE_ITEMS_SETTLED, Topics.ORDER_ACTIONS_SETTLED, Topics.REFUNDS_SETTLED)
                .flatMap(topic -> run.records(topic).stream())
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(record -> sequence(record), Collectors.toSet())));

        assertThat(byOrder)
                .isNotEmpty()
                .allSatisfy((order, sequences) -> assertThat(sequences)
                        .as(order)
                        .isEqualTo(Stream.iterate(1L, next -> next + 1)
                                .limit(sequences.size())
                                .collect(Collectors.toSet())));
    }

    private static Set<String> words(String topic, String pointer) {
        return run.records(topic).stream()
                .map(record -> value(record).at(pointer).asText())
                .collect(Collectors.toSet());
    }

    private static long sequence(ConsumerRecord<String, byte[]> record) {
        return value(record).path("sequence").asLong();
    }

    private static List<String> documentedHeaders() {
        return DOCUMENT.root()
                .at("/components/schemas/CloudEvent/properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private static JsonNode headers(ConsumerRecord<String, byte[]> record) {
        var headers = JsonNodeFactory.instance.objectNode();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static JsonNode value(ConsumerRecord<String, byte[]> record) {
        try {
            return WireJson.mapper().readTree(record.value());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + new String(record.value(), UTF_8), e);
        }
    }
}
