package io.countermand.proof.fault;

import static io.countermand.proof.running.TwoOfEach.HARBOUR;
import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import io.countermand.proof.running.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BooksInOrder.class)
class ReceiverAwayTest {

    private static final String FAILED_ATTEMPTS = "webhook.attempt where error is not null";

    @Test
    void theWebhookComesWhenTheReceiverIsBack() throws Exception {
        var order = HOUSE.orders().place(SampleOrder.BULK);
        HARBOUR.awaitKnown(order);
        var before = HOUSE.books().count(FAILED_ATTEMPTS);
        SUBSCRIBER.close();
        HARBOUR.awaitEnd(HARBOUR.cancelOnceKnown(order));
        Patience.await("a failed attempt").until(() -> HOUSE.books().count(FAILED_ATTEMPTS) > before);
        assertThat(SUBSCRIBER.outcomes(HARBOUR.tenant(), order.referenceOrderId()))
                .isEmpty();

        SUBSCRIBER.start();

        var webhook = SUBSCRIBER.awaitOutcome(HARBOUR, order.referenceOrderId());
        assertThatCode(() -> SUBSCRIBER.verify(webhook)).doesNotThrowAnyException();
    }
}
