package io.countermand.proof.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSummary;
import io.countermand.domain.wire.Topics;
import io.countermand.proof.running.Topic;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells the outcomes of orders, as the worker does, and remembers which. */
final class EventDesk implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final Map<String, Set<UUID>> told = new ConcurrentHashMap<>();

    EventDesk(Topic topic) {
        this.topic = topic.name();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", topic.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when the broker has them all. */
    void tell(String platform, int count) {
        for (int i = 0; i < count; i++) {
            var event = UUID.randomUUID();
            told(platform).add(event);
            var order = "RA-" + event;
            var record =
                    new ProducerRecord<>(topic, Topics.key(platform, order), WireJson.write(settled(platform, order)));
            record.headers().add("ce_id", event.toString().getBytes(UTF_8));
            producer.send(record);
        }
        producer.flush();
    }

    /** To a platform's subscribers, all of them. */
    Set<UUID> told(String platform) {
        return told.computeIfAbsent(platform, name -> new HashSet<>());
    }

    @Override
    public void close() {
        producer.close();
    }

    private static OrderActionSettled settled(String platform, String order) {
        return new OrderActionSettled(
                1,
                platform,
                platform + "-customer",
                platform + "-account",
                1,
                order,
                null,
                null,
                UUID.randomUUID(),
                OrderAction.CANCEL,
                "SUCCESSFUL",
                "DUPLICATE",
                null,
                1,
                1,
                0,
                Map.of(),
                new RefundSummary("USD", new BigDecimal("20.00"), BigDecimal.ZERO, "POSTED"),
                Instant.now(),
                Instant.now());
    }
}
