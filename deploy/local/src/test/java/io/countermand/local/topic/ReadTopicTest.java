package io.countermand.local.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.Topics;
import io.countermand.local.infra.FreePort;
import io.countermand.local.testing.FreshStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ReadTopicTest {

    private final FreshStack.Current stack = FreshStack.create();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsEveryRecordWithItsKeyAndHeaders() throws Exception {
        var topic = stack.topic(Topics.ORDER_ACTIONS_SETTLED);
        var settings = Map.<String, Object>of("bootstrap.servers", stack.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<>(topic, "meadow/RA-1", "{\"schema\":1}");
            record.headers().add("ce_id", "one".getBytes(UTF_8));
            producer.send(record).get();
            producer.send(new ProducerRecord<>(topic, "meadow/RA-2", null)).get();
        }

        assertThat(read(topic, stack.bootstrapServers()))
                .as(err.toString(UTF_8))
                .isZero();

        assertThat(out.toString(UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.endsWith("key=meadow/RA-1 ce_id=one"))
                .contains("{\"schema\":1}", "(no value)");
    }

    @Test
    void namesTheTopicsWhenThereIsNoSuch() {
        assertThat(read("order.actions", stack.bootstrapServers())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("no topic order.actions", stack.topic(Topics.ORDERS_ISSUED));
    }

    @Test
    void saysWhenNoBrokerAnswers() throws IOException {
        assertThat(read("any", "localhost:" + FreePort.several(1).getFirst())).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("No Kafka answers at localhost:");
    }

    @Test
    void saysHowItIsUsed() {
        assertThat(read()).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("read TOPIC [HOST:PORT]");
    }

    private int read(String... arguments) {
        return ReadTopic.run(List.of(arguments), new PrintStream(out), new PrintStream(err));
    }
}
