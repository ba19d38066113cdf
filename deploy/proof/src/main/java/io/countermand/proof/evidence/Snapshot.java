package io.countermand.proof.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.domain.wire.Topics;
import io.countermand.local.books.Books;
import io.countermand.local.client.ExactJson;
import io.countermand.proof.history.HistoryFile;
import io.countermand.proof.history.Journal;
import io.countermand.proof.running.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Writes the services' own evidence down, their tables and their topics, so that it can be read when they are gone. */
public final class Snapshot {

    private static final Map<HistoryFile, String> TOPICS = Map.of(
            HistoryFile.REQUESTED, Topics.ORDER_ACTIONS_REQUESTED,
            HistoryFile.ACTIONS_SETTLED, Topics.ORDER_ACTIONS_SETTLED,
            HistoryFile.LINE_ITEMS_SETTLED, Topics.LINE_ITEMS_SETTLED,
            HistoryFile.REFUNDS_SETTLED, Topics.REFUNDS_SETTLED);

    private final Installation house;
    private final Path folder;

    public Snapshot(Installation house, Path folder) {
        this.house = house;
        this.folder = folder;
    }

    public void take() throws IOException {
        TableQueries.ALL.forEach(this::table);
        TOPICS.forEach(this::topic);
        brokenBooks();
        ThrownOut.find(house, folder);
    }

    private void table(HistoryFile file, String query) {
        try (var journal = Journal.open(folder, file)) {
            books().rows("select row_to_json(t)::text from (" + query + ") t")
                    .forEach(row -> journal.write((ObjectNode) json(row)));
        }
    }

    private void topic(HistoryFile file, String topic) {
        try (var journal = Journal.open(folder, file)) {
            house.topic(topic).records().forEach(one -> journal.write(line(one)));
        }
    }

    private void brokenBooks() {
        try (var journal = Journal.open(folder, HistoryFile.BROKEN_BOOKS)) {
            books().brokenPromises()
                    .forEach(sentence -> journal.write(Journal.line().put("broken", sentence)));
        }
    }

    private Books books() {
        return house.books();
    }

    private static ObjectNode line(ConsumerRecord<String, byte[]> one) {
        var id = one.headers().lastHeader("ce_id");
        var line = ExactJson.MAPPER
                .createObjectNode()
                .put("partition", one.partition())
                .put("offset", one.offset())
                .put("key", one.key())
                .put("eventId", id == null ? "" : new String(id.value(), UTF_8));
        line.set("value", json(new String(one.value(), UTF_8)));
        return line;
    }

    private static JsonNode json(String text) {
        try {
            return ExactJson.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // poison of ours
        }
    }
}
