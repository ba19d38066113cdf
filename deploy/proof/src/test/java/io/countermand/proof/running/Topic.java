package io.countermand.proof.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic to which anybody may write anything. */
public record Topic(String bootstrapServers, String name) {

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
