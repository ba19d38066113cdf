package io.countermand.bench.deliver;

import static io.countermand.bench.WrongResult.unlessSoon;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.countermand.backbone.wire.WireJson;
import io.countermand.bench.running.Site;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSummary;
import io.countermand.domain.wire.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Outcomes of orders as the worker tells them, at a rate that asks nobody whether he keeps up. Platforms get them in turn; those
 * of number n are told to the receivers n × each to n × each + each - 1.
 *
 * @param each subscriptions of each platform
 */
record Live(Site site, List<String> platforms, int each, Receiving receiving) {

    private static final long SPIN_NANOS = 200_000;

    /** @param dueAt by {@link System#nanoTime()} */
    private record Told(String eventId, int platform, long dueAt) {}

    /** @return microseconds from the moment an event was due to its first byte at each of its receivers */
    Histogram run(Duration time, double eventsPerSecond) throws InterruptedException {
        receiving.forget();
        var told = tell((int) (time.toMillis() * eventsPerSecond / 1000), (long) (1e9 / eventsPerSecond));
        awaitArrived(told.size() * each);
        var latency = new Histogram(3);
        for (var event : told) {
            for (int i = 0; i < each; i++) {
                var arrivedAt = receiving.arrivedAt(event.platform() * each + i, event.eventId());
                latency.recordValue((arrivedAt - event.dueAt()) / 1_000);
            }
        }
        return latency;
    }

    private List<Told> tell(int count, long nanosBetween) {
        var told = new ArrayList<Told>(count);
        var settings = Map.<String, Object>of("bootstrap.servers", site.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(topic());
            var startedAt = System.nanoTime();
            for (int i = 0; i < count; i++) {
                var event = new Told(UUID.randomUUID().toString(), i % platforms.size(), startedAt + i * nanosBetween);
                awaitDue(event.dueAt());
                producer.send(record(event));
                told.add(event);
            }
        }
        return told;
    }

    private static void awaitDue(long dueAt) {
        for (long left = dueAt - System.nanoTime(); left > 0; left = dueAt - System.nanoTime()) {
            LockSupport.parkNanos(Math.max(left, SPIN_NANOS));
        }
    }

    private void awaitArrived(int count) throws InterruptedException {
        unlessSoon(
                () -> receiving.webhooks() >= count, () -> receiving.webhooks() + " of " + count + " webhooks arrived");
    }

    private ProducerRecord<String, byte[]> record(Told event) {
        var platform = platforms.get(event.platform());
        var order = "RA-" + event.eventId();
        var record =
                new ProducerRecord<>(topic(), Topics.key(platform, order), WireJson.write(settled(platform, order)));
        record.headers().add("ce_id", event.eventId().getBytes(UTF_8));
        return record;
    }

    private String topic() {
        return site.topic(Topics.ORDER_ACTIONS_SETTLED);
    }

    private static OrderActionSettled settled(String platform, String order) {
        return new OrderActionSettled(
                OrderActionSettled.SCHEMA,
                platform,
                "customer",
                "account",
                1,
                order,
                null,
                null,
                UUID.randomUUID(),
                OrderAction.CANCEL,
                "SUCCESSFUL",
                "DUPLICATE",
                null,
                10,
                10,
                0,
                Map.of(),
                new RefundSummary("USD", new BigDecimal("247.50"), new BigDecimal("2.50"), "POSTED"),
                Instant.now(),
                Instant.now());
    }
}
