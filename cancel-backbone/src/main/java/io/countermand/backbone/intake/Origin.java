package io.countermand.backbone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from and what it was, byte for byte.
 *
 * @param appendedAt when the producer or broker stamped it
 * @param traceparent W3C trace context of the sender, null when it had none
 */
public record Origin(
        String topic,
        int partition,
        long offset,
        Instant appendedAt,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable String traceparent) {

    static Origin of(Message<byte[]> message) {
        var kafka = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        var kafkaRecord = kafka.getRecord();
        var trace = kafkaRecord.headers().lastHeader("traceparent");
        return new Origin(
                kafka.getTopic(),
                kafka.getPartition(),
                kafka.getOffset(),
                kafka.getTimestamp(),
                bytes(kafkaRecord.key()),
                bytes(kafkaRecord.value()),
                trace == null ? null : new String(trace.value(), UTF_8));
    }

    private static byte @Nullable [] bytes(@Nullable Object part) {
        return part instanceof byte[] bytes ? bytes : null;
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }
}
