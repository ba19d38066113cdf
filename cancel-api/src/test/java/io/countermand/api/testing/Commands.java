package io.countermand.api.testing;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.Topics;
import io.countermand.local.testing.FreshStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the broker holds, read by a plain consumer from the beginning to the end of the topic. */
public final class Commands {

    private static final Duration POLL = Duration.ofMillis(500);

    private Commands() {}

    public static List<OrderActionRequested> of(PlacedOrder order) {
        return records(order).stream()
                .map(found -> WireJson.read(found.value(), OrderActionRequested.class, OrderActionRequested.SCHEMA))
                .toList();
    }

    public static List<ConsumerRecord<String, byte[]>> records(PlacedOrder order) {
        var key = Topics.key(order.platform().name(), order.reference());
        return all().stream().filter(found -> key.equals(found.key())).toList();
    }

    public static List<ConsumerRecord<String, byte[]>> all() {
        var stack = FreshStack.current();
        var settings = Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(stack.topic(Topics.ORDER_ACTIONS_REQUESTED)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(consumer.endOffsets(partitions), consumer);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> readTo(
            Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(found::add);
        }
        return found;
    }
}
