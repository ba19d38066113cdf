package io.countermand.proof.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic, to which anybody may write anything. */
public record Topic(String bootstrapServers, String name) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Returns when the broker has them all. */
    public void send(Map<String, byte[]> values) throws ExecutionException, InterruptedException {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var sent = values.entrySet().stream()
                    .map(record -> producer.send(new ProducerRecord<>(name, record.getKey(), record.getValue())))
                    .toList();
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
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
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
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
