package io.countermand.worker.freshness;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker how far a topic reached, and how far our consumer group has committed. */
@ApplicationScoped
class IntakePosition {

    private static final String GROUP = "cancel-worker.";
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Admin admin;
    private final String prefix;

    IntakePosition(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "countermand.topic-prefix") Optional<String> topicPrefix) {
        var settings = new HashMap<>(broker);
        settings.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        settings.put("request.timeout.ms", TIMEOUT_MILLIS);
        admin = Admin.create(settings);
        prefix = topicPrefix.orElse("");
    }

    /** By partition; a position is never before the start of what the broker still has. */
    record Seen(Map<Integer, Long> ends, Map<Integer, Long> positions) {

        /** Records that are not taken in. */
        long lag() {
            return ends.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue() - positions.getOrDefault(end.getKey(), 0L)))
                    .sum();
        }
    }

    /** @throws ExecutionException if the broker could not tell */
    Seen of(String topic) throws InterruptedException, ExecutionException {
        var partitions = partitions(prefix + topic);
        // Positions first: an end read later can only make the intake look further behind, never further ahead.
        var positions = positions(partitions, prefix + GROUP + topic);
        return new Seen(offsets(partitions, OffsetSpec.latest()), positions);
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ofSeconds(1));
    }

    private Map<Integer, TopicPartition> partitions(String topic) throws InterruptedException, ExecutionException {
        var description = admin.describeTopics(List.of(topic))
                .topicNameValues()
                .values()
                .iterator()
                .next()
                .get();
        return description.partitions().stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .collect(Collectors.toMap(TopicPartition::partition, partition -> partition));
    }

    private Map<Integer, Long> positions(Map<Integer, TopicPartition> partitions, String group)
            throws InterruptedException, ExecutionException {
        var positions = new HashMap<>(offsets(partitions, OffsetSpec.earliest()));
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, committed) -> {
                    if (committed != null && partitions.containsValue(partition)) {
                        positions.merge(partition.partition(), committed.offset(), Math::max);
                    }
                });
        return positions;
    }

    private Map<Integer, Long> offsets(Map<Integer, TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException {
        var asked = partitions.values().stream().collect(Collectors.toMap(partition -> partition, partition -> spec));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(Collectors.toMap(found -> found.getKey().partition(), IntakePosition::offset));
    }

    private static long offset(Map.Entry<TopicPartition, ListOffsetsResultInfo> found) {
        return found.getValue().offset();
    }
}
