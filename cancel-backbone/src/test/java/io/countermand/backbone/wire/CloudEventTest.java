package io.countermand.backbone.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CloudEventTest {

    private static final UUID ID = UUID.fromString("bf1b4135-ab87-8fcc-8693-fc531c7adafa");

    @Test
    void carriesItsAttributesAsHeaders() {
        assertThat(headers(event("00-trace-01").message(null)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", ID.toString(),
                        "ce_source", "/countermand/cancel-api",
                        "ce_type", "io.countermand.order-action.requested",
                        "ce_time", "2026-11-20T12:00:00Z",
                        "content-type", "application/json",
                        "traceparent", "00-trace-01"));
    }

    @Test
    void leavesOutATraceThatThereIsNot() {
        assertThat(headers(event(null).message(null))).doesNotContainKey("traceparent");
    }

    @Test
    void isKeyedAndGoesToTheTopicOfItsChannelUnlessTold() {
        assertThat(kafka(event(null).message(null)).getKey()).isEqualTo("acme/RA1");
        assertThat(kafka(event(null).message(null)).getTopic()).isNull();
        assertThat(kafka(event(null).message("other")).getTopic()).isEqualTo("other");
        assertThat(event(null).message(null).getPayload()).isEqualTo("{}".getBytes(UTF_8));
    }

    private static CloudEvent event(@Nullable String traceparent) {
        return new CloudEvent(
                ID,
                "/countermand/cancel-api",
                "io.countermand.order-action.requested",
                WireRecords.NOON,
                "acme/RA1",
                "{}".getBytes(UTF_8),
                traceparent);
    }

    private static OutgoingKafkaRecordMetadata<?> kafka(Message<byte[]> message) {
        return message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
    }

    private static Map<String, String> headers(Message<byte[]> message) {
        var headers = new HashMap<String, String>();
        kafka(message).getHeaders().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}
