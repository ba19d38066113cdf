package io.countermand.proof.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.sample.SampleOrder;
import io.countermand.local.sample.SamplePlatform;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Installation;
import io.countermand.proof.running.Patience;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The only worker is killed in the middle of an action of a hundred chunks. */
class WorkerKilledTest {

    private static final int CHUNKS = 100;

    private static final Installation HOUSE = new Installation(
            1,
            Map.of(
                    "countermand.worker.settle.chunk-size", "10",
                    "countermand.worker.settle.bundle-max", "1"));

    private static Customer harbour;

    @BeforeAll
    static void moveIn() {
        harbour = new Customer(HOUSE.awaitReady().tenant(SamplePlatform.all().get(1)));
    }

    @AfterAll
    static void moveOut() throws InterruptedException {
        HOUSE.close();
    }

    @Test
    void everyLineItemIsRefundedOnceAllTheSame() throws Exception {
        var order = HOUSE.orders().place(SampleOrder.BULK);
        harbour.awaitKnown(order);
        var before = harbour.balance(order);

        String location;
        // The last chunk cannot commit while its line item is held, so the kill cannot come too late.
        try (var held = HOUSE.books().hold(lastLineItem(order))) {
            location = harbour.cancelOnceKnown(order);
            Patience.await("the first chunks").until(() -> done() >= 3);
            HOUSE.worker(0).kill();
        }
        assertThat(done()).as("chunks committed when the worker was killed").isBetween(1L, CHUNKS - 1L);
        assertThat(HOUSE.books().count("cancellation.action_chunk")).isEqualTo(CHUNKS);
        HOUSE.worker(0).startAgain();

        var action = harbour.awaitEnd(location);
        assertThat(action.path("successfulLineItems").asInt()).isEqualTo(960);
        assertThat(Customer.ineligible(action)).isEqualTo(Map.of("REDEEMED", 40));
        assertThat(harbour.balance(order).subtract(before)).isEqualByComparingTo("4560.00");
        assertThat(HOUSE.books().count("cancellation.refund")).isEqualTo(960);
        assertThat(done()).isEqualTo(CHUNKS);
        assertThat(HOUSE.books().brokenPromises()).isEmpty();
    }

    private static long done() {
        return HOUSE.books().count("cancellation.action_chunk where state = 'DONE'");
    }

    private static String lastLineItem(OrderIssued order) {
        return "select from cancellation.line_item where line_number = %d and order_id ="
                        .formatted(order.totalLineItems())
                + " (select id from cancellation.orders where reference_order_id = '%s') for update"
                        .formatted(order.referenceOrderId());
    }
}
