package io.countermand.backbone.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Where a record came from and what it was, byte for byte.
 *
 * @param appendedAt when the producer or broker stamped it
 * @param eventId of CloudEvents, the same however often the record is read; null when it had none
 * @param traceparent W3C trace context of the sender, null when it had none
 */
public record Origin(
        String topic,
        int partition,
        long offset,
        Instant appendedAt,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable String eventId,
        @Nullable String traceparent) {

    /** More than any sender of ours writes. */
    private static final int HEADER_LENGTH_MAX = 200;

    static Origin of(Message<byte[]> message) {
        var kafka = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        var kafkaRecord = kafka.getRecord();
        return new Origin(
                kafka.getTopic(),
                kafka.getPartition(),
                kafka.getOffset(),
                kafka.getTimestamp(),
                bytes(kafkaRecord.key()),
                bytes(kafkaRecord.value()),
                header(kafkaRecord, "ce_id"),
                header(kafkaRecord, "traceparent"));
    }

    private static @Nullable String header(ConsumerRecord<?, ?> kafkaRecord, String name) {
        var header = kafkaRecord.headers().lastHeader(name);
        return header == null || header.value() == null ? null : storable(new String(header.value(), UTF_8));
    }

    /**
     * A header that cannot be stored is as good as none. PostgreSQL stores no NUL, and a record that cannot even be parked
     * blocks its topic.
     */
    private static @Nullable String storable(String header) {
        return header.length() > HEADER_LENGTH_MAX || header.indexOf('\0') >= 0 ? null : header;
    }

    private static byte @Nullable [] bytes(@Nullable Object part) {
        return part instanceof byte[] bytes ? bytes : null;
    }

    @Override
    public String toString() {
        return topic + "/" + partition + "@" + offset;
    }
}
