package io.countermand.bench.settle;

import io.countermand.bench.running.Site;
import io.countermand.domain.wire.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Listens to the topic that tells of ended actions, and remembers when each order was heard of. */
final class EndedOrders implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Map<String, Long> heardAt = new ConcurrentHashMap<>();
    private final Map<String, Integer> perPlatform = new ConcurrentHashMap<>();
    private final Thread listening;
    private volatile boolean closed;

    EndedOrders(Site site) {
        listening = Thread.ofPlatform().daemon().start(() -> listen(site));
    }

    /** By {@link System#nanoTime()}; empty while nothing was heard of it. */
    Optional<Long> heardAt(String platform, String referenceOrderId) {
        return Optional.ofNullable(heardAt.get(Topics.key(platform, referenceOrderId)));
    }

    int of(String platform) {
        return perPlatform.getOrDefault(platform, 0);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        listening.join();
    }

    private void listen(Site site) {
        var topic = site.topic(Topics.ORDER_ACTIONS_SETTLED);
        var settings =
                Map.<String, Object>of("bootstrap.servers", site.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList());
            while (!closed) {
                consumer.poll(POLL).forEach(ended -> hear(ended.key()));
            }
        }
    }

    private void hear(String key) {
        if (heardAt.putIfAbsent(key, System.nanoTime()) == null) {
            perPlatform.merge(key.substring(0, key.indexOf('/')), 1, Integer::sum);
        }
    }
}
