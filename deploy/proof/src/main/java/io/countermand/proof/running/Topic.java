package io.countermand.proof.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.local.topic.TopicReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic, to which anybody may write anything. */
public record Topic(String bootstrapServers, String name) {

    /** Returns when the broker has them all. */
    public void send(Map<String, byte[]> values) throws ExecutionException, InterruptedException {
        send(List.copyOf(values.entrySet()));
    }

    /** In that order. Returns when the broker has them all. */
    public void send(List<Map.Entry<String, byte[]>> values) throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = values.stream()
                    .map(record -> producer.send(new ProducerRecord<>(name, record.getKey(), record.getValue())))
                    .toList();
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        }
    }

    /** In this order; returns when the broker has them all. */
    public void sendAll(String key, List<byte[]> values) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            values.forEach(value -> producer.send(new ProducerRecord<>(name, key, value)));
            producer.flush();
        }
    }

    /** Returns when the broker has it. */
    public void send(String key, byte[] value, Headers headers) throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(name, null, key, value, headers)).get();
        }
    }

    /** All that the broker has now, whoever wrote it. */
    public List<ConsumerRecord<String, byte[]>> records() {
        return TopicReader.records(bootstrapServers, name);
    }

    /** Records behind those that a group has committed. */
    public long uncommitted(String group) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
                var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue() - committedIn(committed, end.getKey()))
                    .sum();
        }
    }

    private static long committedIn(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        var offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /** The members of a group, dead or alive, are no longer of it. Who lives comes again. */
    void dismiss(String group) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    /** Whether a group has read all that is there now. */
    public boolean isReadBy(String group) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "group.id", group);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .collect(Collectors.toSet());
            var committed = consumer.committed(partitions);
            return consumer.endOffsets(partitions).entrySet().stream()
                    .allMatch(end -> end.getValue() == 0 || isAt(end.getValue(), committed.get(end.getKey())));
        }
    }

    private static boolean isAt(long end, @Nullable OffsetAndMetadata committed) {
        return committed != null && committed.offset() >= end;
    }

    /** One record into each partition, so that whatever comes next stands behind one. Returns when the broker has them. */
    public int sendToEachPartition(String value) throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var partitions = producer.partitionsFor(name);
            for (var partition : partitions) {
                producer.send(new ProducerRecord<>(name, partition.partition(), "key", value.getBytes(UTF_8)))
                        .get();
            }
            return partitions.size();
        }
    }
}
