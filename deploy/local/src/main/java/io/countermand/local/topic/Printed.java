package io.countermand.local.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record for people: where it stands and its key, its headers, its value. */
final class Printed {

    private Printed() {}

    static String of(ConsumerRecord<String, byte[]> record) {
        var text = new StringBuilder(
                "%s-%d@%d key=%s".formatted(record.topic(), record.partition(), record.offset(), record.key()));
        record.headers()
                .forEach(header ->
                        text.append(' ').append(header.key()).append('=').append(new String(header.value(), UTF_8)));
        var value = record.value();
        return text.append('\n')
                .append(value == null ? "(no value)" : new String(value, UTF_8))
                .toString();
    }
}
