package io.countermand.bench.settle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.bench.running.Site;
import io.countermand.domain.action.ActionId;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.action.Target;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.domain.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends accepted cancels to Kafka, as the API does. */
final class CommandDesk implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final String topic;

    CommandDesk(Site site) {
        var settings = Map.<String, Object>of("bootstrap.servers", site.bootstrapServers(), "acks", "all");
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        topic = site.topic(Topics.ORDER_ACTIONS_REQUESTED);
    }

    void cancel(String platform, String referenceOrderId) {
        var target = Target.order(referenceOrderId);
        var command = new OrderActionRequested(
                OrderActionRequested.SCHEMA,
                ActionId.of(platform, target, OrderAction.CANCEL, 0),
                UUID.randomUUID(),
                0,
                OrderAction.CANCEL,
                target,
                platform,
                "DUPLICATE",
                null,
                Instant.now(),
                null);
        var sent = new ProducerRecord<>(topic, Topics.key(platform, referenceOrderId), WireJson.write(command));
        sent.headers().add("ce_id", command.commandId().toString().getBytes(UTF_8));
        producer.send(sent);
    }

    @Override
    public void close() {
        producer.close();
    }
}
