package io.countermand.proof.fault;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.Topics;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import io.countermand.proof.running.Patience;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(BooksInOrder.class)
class PoisonTest {

    @ParameterizedTest
    @CsvSource({
        Topics.ORDERS_ISSUED + ", cancellation",
        Topics.REWARDS_CHANGED + ", cancellation",
        Topics.ORDER_ACTIONS_REQUESTED + ", cancellation",
        Topics.ORDER_ACTIONS_SETTLED + ", webhook",
        Topics.LINE_ITEMS_SETTLED + ", webhook"
    })
    void isParkedAndWhatStandsBehindItIsRead(String name, String schema) throws Exception {
        var poison = "poison { %s \\u0000".formatted(name);
        var parked = "%s.parked_record where convert_from(value, 'UTF8') = '%s'".formatted(schema, poison);

        var sent = HOUSE.topic(name).sendToEachPartition(poison);
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));

        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());
        Patience.await("all poison is parked")
                .untilAsserted(() -> assertThat(HOUSE.books().count(parked)).isEqualTo(sent));
    }
}
