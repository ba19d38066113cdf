package io.countermand.bench.accept;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countermand.bench.running.Login;
import io.countermand.domain.wire.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Every command that is on Kafka, read from the first to the last. */
final class Commands {

    private static final String ORDER = Topics.key(Login.PLATFORM, "RA-");
    private static final Duration POLL = Duration.ofSeconds(1);

    private final int[] ofOrder;
    private final Set<UUID> ids = new HashSet<>();
    private long read;

    private Commands(int orders) {
        ofOrder = new int[orders];
    }

    static Commands read(String bootstrapServers, String topic, int orders) {
        var commands = new Commands(orders);
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            while (!isAtEnd(consumer, partitions)) {
                consumer.poll(POLL).forEach(commands::add);
            }
        }
        return commands;
    }

    int of(int order) {
        return ofOrder[order];
    }

    long repeatedIds() {
        return read - ids.size();
    }

    private void add(ConsumerRecord<String, byte[]> command) {
        read++;
        ofOrder[Integer.parseInt(command.key(), ORDER.length(), command.key().length(), 10)]++;
        ids.add(UUID.fromString(new String(command.headers().lastHeader("ce_id").value(), US_ASCII)));
    }

    private static boolean isAtEnd(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
