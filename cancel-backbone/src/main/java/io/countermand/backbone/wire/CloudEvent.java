package io.countermand.backbone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * A record to be sent, with its CloudEvents 1.0 attributes as headers. Always built afresh: metadata of a received record is
 * never passed on, since a reply-topic header in it could redirect the message.
 *
 * @param source which service speaks, as a URI reference such as {@code /countermand/cancel-api}
 * @param type reverse DNS name of the record, such as {@code io.countermand.order-action.requested}
 * @param traceparent W3C trace context, null when there is none
 */
public record CloudEvent(
        UUID id,
        String source,
        String type,
        Instant time,
        String key,
        byte[] payload,
        @Nullable String traceparent) {

    /** @param topic overrides the channel's own topic; null leaves it */
    public Message<byte[]> message(@Nullable String topic) {
        var metadata =
                OutgoingKafkaRecordMetadata.<String>builder().withKey(key).withHeaders(headers());
        return Message.of(payload).addMetadata((topic == null ? metadata : metadata.withTopic(topic)).build());
    }

    /** For a producer of Kafka's own. */
    public ProducerRecord<String, byte[]> record(String topic) {
        return new ProducerRecord<>(topic, null, key, payload, headers());
    }

    private RecordHeaders headers() {
        var headers = new RecordHeaders();
        headers.add("ce_specversion", utf8("1.0"));
        headers.add("ce_id", utf8(id.toString()));
        headers.add("ce_source", utf8(source));
        headers.add("ce_type", utf8(type));
        headers.add("ce_time", utf8(time.toString()));
        headers.add("content-type", utf8("application/json"));
        if (traceparent != null) {
            headers.add("traceparent", utf8(traceparent));
        }
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
