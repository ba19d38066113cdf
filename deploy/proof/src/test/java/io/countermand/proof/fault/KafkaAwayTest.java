package io.countermand.proof.fault;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BooksInOrder.class)
class KafkaAwayTest {

    @Test
    void refusesWhileItIsAwayAndGoesOnByItself() {
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        MEADOW.awaitKnown(order);
        var balance = MEADOW.balance(order);
        var processes = Away.processes();
        HOUSE.kafka().kill();
        try {
            Away.everyRequestIsRefusedInTime(MEADOW, order);

            assertThat(MEADOW.balance(order)).as("nothing half done").isEqualByComparingTo(balance);
        } finally {
            HOUSE.kafka().startAgain();
        }
        var action = MEADOW.awaitEnd(Away.acceptedAgain(MEADOW, order));

        assertThat(action.path("status").asText()).isEqualTo("SUCCESSFUL");
        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());
        assertThat(Away.processes()).isEqualTo(processes);
    }
}
