package io.countermand.local.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends orders as a real order system would: durable, in order, once each. */
public final class OrderSystem implements AutoCloseable {

    private static final int PAGE_BYTES_MAX = 4 * 1024 * 1024;

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;

    public OrderSystem(String bootstrapServers, String topicPrefix) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "max.request.size",
                PAGE_BYTES_MAX,
                "compression.type",
                "gzip");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.topic = topicPrefix + Topics.ORDERS_ISSUED;
    }

    /** Returns when every record is acknowledged. */
    public void send(List<OrderIssued> pages) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (var page : pages) {
            sent.add(producer.send(message(page)));
        }
        try {
            for (var acknowledgement : sent) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an order could not be sent", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while orders were sent", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private ProducerRecord<String, byte[]> message(OrderIssued page) {
        var key = Topics.key(page.platform(), page.referenceOrderId());
        var message = new ProducerRecord<>(topic, key, WireJson.write(page));
        cloudEvent(page).forEach((name, value) -> message.headers().add(name, value.getBytes(UTF_8)));
        return message;
    }

    private static Map<String, String> cloudEvent(OrderIssued page) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "/sample/order-system",
                "ce_type", "io.countermand.order.issued",
                "ce_subject", page.referenceOrderId(),
                "ce_time", Instant.now().toString(),
                "content-type", "application/json");
    }
}
