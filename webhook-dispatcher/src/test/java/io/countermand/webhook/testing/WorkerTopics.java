package io.countermand.webhook.testing;

import io.countermand.backbone.wire.WireJson;
import io.countermand.domain.action.OrderAction;
import io.countermand.domain.wire.LineItemsSettled;
import io.countermand.domain.wire.OrderActionSettled;
import io.countermand.domain.wire.RefundSettled;
import io.countermand.domain.wire.RefundSummary;
import io.countermand.domain.wire.Topics;
import io.countermand.local.testing.FreshStack;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the worker would send. Always to one partition, so that order of sending is order of reading. */
public final class WorkerTopics {

    private static final String CURRENCY = "USD";

    private WorkerTopics() {}

    public static void sendSettledAction(UUID eventId, String platform, String referenceOrderId) {
        send(Topics.ORDER_ACTIONS_SETTLED, eventId, WireJson.write(settledAction(platform, referenceOrderId)));
    }

    public static void sendSettledLineItems(UUID eventId, String platform, int eligible, int ineligible) {
        var items = IntStream.rangeClosed(1, eligible + ineligible)
                .mapToObj(line -> item(line, line <= eligible ? "ELIGIBLE" : "INELIGIBLE"))
                .toList();
        send(Topics.LINE_ITEMS_SETTLED, eventId, WireJson.write(settledLineItems(platform, OrderAction.CANCEL, items)));
    }

    public static void sendOneSettledLineItem(UUID eventId, String platform, OrderAction action) {
        var settled = settledLineItems(platform, action, List.of(item(1, "ELIGIBLE")));
        send(Topics.LINE_ITEMS_SETTLED, eventId, WireJson.write(settled));
    }

    public static void send(String topic, UUID eventId, byte[] value) {
        var stack = FreshStack.current();
        var settings = Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var record = new ProducerRecord<>(stack.topic(topic), 0, "key", value);
            record.headers().add("ce_id", eventId.toString().getBytes(StandardCharsets.UTF_8));
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not send to " + topic, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    public static void sendSettledRefund(UUID eventId, String platform, String referenceOrderId, String state) {
        send(Topics.REFUNDS_SETTLED, eventId, WireJson.write(settledRefund(platform, referenceOrderId, state)));
    }

    public static OrderActionSettled settledAction(String platform, String referenceOrderId) {
        return settledAction(platform, referenceOrderId, "POSTED");
    }

    private static OrderActionSettled settledAction(String platform, String referenceOrderId, String refundState) {
        return new OrderActionSettled(
                1,
                platform,
                "customer-1",
                "account-1",
                7,
                referenceOrderId,
                "my order",
                null,
                UUID.fromString("11111111-2222-8333-8444-555555555555"),
                OrderAction.CANCEL,
                "PARTIALFAILED",
                "DUPLICATE",
                null,
                3,
                2,
                1,
                Map.of("REDEEMED", 1),
                new RefundSummary(CURRENCY, new BigDecimal("20.00"), new BigDecimal("1.50"), refundState),
                Instant.parse("2026-11-20T10:00:00.5Z"),
                Instant.parse("2026-11-20T10:00:01.25Z"));
    }

    private static RefundSettled settledRefund(String platform, String referenceOrderId, String state) {
        return new RefundSettled(
                1,
                platform,
                "customer-1",
                "account-1",
                8,
                referenceOrderId,
                "my order",
                UUID.fromString("11111111-2222-8333-8444-555555555555"),
                UUID.fromString("66666666-2222-8333-8444-555555555555"),
                "bango",
                "tx-1",
                new BigDecimal("20.00"),
                CURRENCY,
                state,
                "NEEDS_REVIEW".equals(state) ? "the provider refused it" : null,
                Instant.parse("2026-11-20T10:00:05.5Z"),
                settledAction(platform, referenceOrderId, state));
    }

    private static LineItemsSettled settledLineItems(
            String platform, OrderAction action, List<LineItemsSettled.Item> items) {
        return new LineItemsSettled(
                1,
                platform,
                "customer-1",
                "account-1",
                6,
                "RA-1",
                "my order",
                UUID.fromString("11111111-2222-8333-8444-555555555555"),
                action,
                0,
                "DUPLICATE",
                null,
                Instant.parse("2026-11-20T10:00:01Z"),
                items);
    }

    private static LineItemsSettled.Item item(int line, String verdict) {
        return new LineItemsSettled.Item(
                "RA-1-" + line,
                null,
                verdict,
                null,
                1,
                null,
                "CANCELLED",
                "REWARD_LINK",
                new BigDecimal("10.00"),
                BigDecimal.ZERO,
                CURRENCY);
    }
}
