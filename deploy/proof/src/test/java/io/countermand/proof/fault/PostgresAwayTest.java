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
class PostgresAwayTest {

    @Test
    void refusesWhileItIsAwayAndGoesOnByItself() {
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        MEADOW.awaitKnown(order);
        var processes = Away.processes();
        HOUSE.postgres().kill();
        try {
            Away.everyRequestIsRefusedInTime(MEADOW, order);
        } finally {
            HOUSE.postgres().startAgain();
        }
        var action = MEADOW.awaitEnd(Away.acceptedAgain(MEADOW, order));

        assertThat(action.path("status").asText()).isEqualTo("SUCCESSFUL");
        SUBSCRIBER.awaitOutcome(MEADOW, order.referenceOrderId());
        assertThat(Away.processes()).isEqualTo(processes);
    }

    @Test
    void readsWhatCameWhileItWasAway() {
        var processes = Away.processes();
        HOUSE.postgres().stop();
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        HOUSE.postgres().startAgain();

        var action = MEADOW.awaitEnd(MEADOW.cancelOnceKnown(order));

        assertThat(action.path("status").asText()).isEqualTo("SUCCESSFUL");
        assertThat(Away.processes()).isEqualTo(processes);
        assertThat(HOUSE.books()
                        .count("cancellation.parked_record where topic like '%orders.issued' and parked_at > "
                                + "now() - interval '1 minute' and convert_from(value, 'UTF8') not like 'poison%'"))
                .isZero();
    }
}
