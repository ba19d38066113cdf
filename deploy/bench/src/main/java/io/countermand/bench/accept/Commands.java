package io.countermand.bench.accept;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.countermand.bench.running.Login;
import io.countermand.domain.wire.Topics;
import io.countermand.local.topic.TopicReader;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every command that is on Kafka, read from the first to the last. */
final class Commands {

    private static final String ORDER = Topics.key(Login.PLATFORM, "RA-");

    private final int[] ofOrder;
    private final Set<UUID> ids = new HashSet<>();
    private long read;

    private Commands(int orders) {
        ofOrder = new int[orders];
    }

    static Commands read(String bootstrapServers, String topic, int orders) {
        var commands = new Commands(orders);
        try (var reader = new TopicReader(bootstrapServers)) {
            reader.read(topic, commands::add);
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
}
