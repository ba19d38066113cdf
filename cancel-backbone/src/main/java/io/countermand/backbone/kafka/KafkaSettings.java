package io.countermand.backbone.kafka;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the settings the Kafka clients really run with, whatever configuration said, and refuses the start where a promise
 * would not hold: a producer that does not wait for all replicas can lose an accepted command.
 */
public final class KafkaSettings {

    static final Map<String, List<String>> PRODUCER = Map.of(
            "acks", List.of("all", "-1"),
            "enable.idempotence", List.of("true"),
            "max.block.ms", List.of("2000"),
            "delivery.timeout.ms", List.of("5000"),
            "request.timeout.ms", List.of("3000"));
    static final Map<String, List<String>> CONSUMER =
            Map.of("auto.offset.reset", List.of("earliest"), "enable.auto.commit", List.of("false"));

    private KafkaSettings() {}

    /** @throws IllegalStateException naming every channel and setting that differs */
    public static void check(KafkaClientService clients) {
        var differences = new ArrayList<String>();
        for (var channel : clients.getProducerChannels()) {
            compare(channel, PRODUCER, clients.getProducer(channel).configuration(), differences);
        }
        for (var channel : clients.getConsumerChannels()) {
            for (var consumer : clients.getConsumers(channel)) {
                compare(channel, CONSUMER, consumer.configuration(), differences);
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalStateException("Kafka settings differ from what our promises need: " + differences);
        }
    }

    static void compare(
            String channel, Map<String, List<String>> wanted, Map<String, ?> effective, List<String> differences) {
        wanted.forEach((setting, allowed) -> {
            var found = String.valueOf(effective.get(setting));
            if (!allowed.contains(found)) {
                differences.add("%s: %s is %s, must be %s".formatted(channel, setting, found, allowed.getFirst()));
            }
        });
    }
}
