package io.countermand.local.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads as a guest: without a group, so that nothing is remembered of it and no consumer is disturbed. */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PATIENCE_MILLIS = 10_000;

    private final KafkaConsumer<String, byte[]> consumer;

    public TopicReader(String broker) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", broker, "default.api.timeout.ms", PATIENCE_MILLIS, "request.timeout.ms", 5_000);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** All that a topic of that broker has now. */
    public static List<ConsumerRecord<String, byte[]>> records(String broker, String topic) {
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var reader = new TopicReader(broker)) {
            reader.read(topic, records::add);
        }
        return records;
    }

    /** @throws org.apache.kafka.common.KafkaException if no broker answers in 10 seconds */
    SortedSet<String> names() {
        return consumer.listTopics().keySet().stream()
                .filter(name -> !name.startsWith("__"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that is there now, each partition in its order. */
    public void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
