package io.countermand.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countermand.backbone.wire.WireJson;
import io.countermand.local.testing.FreshStack;
import io.countermand.local.topic.TopicReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic as another system sees it. */
public record Topic(String name) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Topic of(String topic) {
        return new Topic(FreshStack.current().topic(topic));
    }

    public void send(String key, Object wireRecord) {
        sendBytes(key, WireJson.write(wireRecord));
    }

    /** A record that differs from what its class could write. */
    void send(String key, Object wireRecord, Consumer<ObjectNode> but) {
        try {
            var json = (ObjectNode) JSON.readTree(WireJson.write(wireRecord));
            but.accept(json);
            sendBytes(key, JSON.writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void sendBytes(String key, byte[] value) {
        var settings =
                Map.<String, Object>of("bootstrap.servers", FreshStack.current().bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(name, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("could not send to " + name, e);
        }
    }

    /** Everything in the topic, in the order of each partition. */
    public <R> List<R> records(Class<R> type) {
        return TopicReader.records(FreshStack.current().bootstrapServers(), name).stream()
                .map(one -> WireJson.read(one.value(), type, 1))
                .toList();
    }
}
