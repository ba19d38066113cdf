package io.countermand.proof.story;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.Topics;
import io.countermand.local.client.Tenant;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.Customer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a request by its trace finds all that came of it. */
class TraceTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void oneTraceGoesFromTheRequestToTheWebhook() {
        var order = HOUSE.orders().place(SampleOrder.MIXED);
        MEADOW.awaitKnown(order);

        var answer = MEADOW.tenant()
                .post(
                        Tenant.cancelPath(order.referenceOrderId()),
                        Map.of("reasonCode", "DUPLICATE"),
                        Map.of("traceparent", TRACE));
        MEADOW.awaitEnd(Customer.location(answer));
        var webhook = SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());

        assertThat(webhook.headers()).containsEntry("traceparent", TRACE);
        assertThat(Stream.of(Topics.ORDER_ACTIONS_REQUESTED, Topics.LINE_ITEMS_SETTLED, Topics.ORDER_ACTIONS_SETTLED))
                .allSatisfy(topic -> assertThat(traces(topic, order)).as(topic).containsOnly(TRACE));
    }

    private static List<String> traces(String topic, OrderIssued order) {
        var key = Topics.key(order.platform(), order.referenceOrderId());
        return HOUSE.topic(topic).records().stream()
                .filter(found -> key.equals(found.key()))
                .map(found ->
                        new String(found.headers().lastHeader("traceparent").value(), UTF_8))
                .toList();
    }
}
