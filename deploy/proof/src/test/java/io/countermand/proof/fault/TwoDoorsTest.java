package io.countermand.proof.fault;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Answer;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BooksInOrder.class)
class TwoDoorsTest {

    private static final int REQUESTS = 50;

    private static final List<Customer> DOORS = List.of(MEADOW, new Customer(HOUSE.atApi(MEADOW.tenant(), 1)));

    @AfterEach
    void everybodyIsBack() {
        HOUSE.workers().stream().filter(worker -> !worker.isAlive()).forEach(Instance::startAgain);
    }

    @Test
    void fiftyIdenticalRequestsAtTwoDoorsAreOneAction() throws Exception {
        var order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
        DOORS.forEach(door -> door.awaitKnown(order));
        for (var worker : HOUSE.workers()) {
            worker.kill();
        }

        var answers = manyAtOnce(order);

        assertThat(answers).hasSize(REQUESTS).extracting(Answer::status).containsOnly(202);
        var actionId = answers.getFirst().text("actionId");
        assertThat(answers).extracting(answer -> answer.text("actionId")).containsOnly(actionId);
        HOUSE.workers().forEach(Instance::startAgain);
        var action = MEADOW.awaitEnd(Customer.location(answers.getFirst()));
        assertThat(action.path("status").asText()).isEqualTo("SUCCESSFUL");
        Patience.await("every command is read")
                .untilAsserted(() -> assertThat(
                                HOUSE.books().count("cancellation.command where action_id = '%s'".formatted(actionId)))
                        .isGreaterThanOrEqualTo(REQUESTS));
        assertThat(HOUSE.books().count("cancellation.action" + of(order))).isEqualTo(1);
        assertThat(HOUSE.books().count("cancellation.refund" + of(order))).isEqualTo(order.totalLineItems());
    }

    private static List<Answer> manyAtOnce(OrderIssued order) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, REQUESTS)
                    .<Callable<Answer>>mapToObj(
                            number -> () -> DOORS.get(number % DOORS.size()).cancelUntilAnswered(order))
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    private static String of(OrderIssued order) {
        return " where order_id = (select id from cancellation.orders where reference_order_id = '%s')"
                .formatted(order.referenceOrderId());
    }
}
