package io.countermand.proof.fault;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static io.countermand.proof.running.TwoOfEach.MEADOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.domain.wire.Topics;
import io.countermand.local.client.Answer;
import io.countermand.local.client.Tenant;
import io.countermand.local.sample.SampleOrder;
import io.countermand.proof.running.BooksInOrder;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One key at two doors, while everybody behind and in front of it is killed. */
@ExtendWith(BooksInOrder.class)
class IdempotencyKeyTest {

    private static final Map<String, String> DUPLICATE = Map.of("reasonCode", "DUPLICATE");
    private static final List<Tenant> DOORS = List.of(MEADOW.tenant(), HOUSE.atApi(MEADOW.tenant(), 1));

    private final OrderIssued order = HOUSE.orders().place(SampleOrder.ALL_ELIGIBLE);
    private final Map<String, String> key = Map.of("Idempotency-Key", "the key of " + order.referenceOrderId());

    @AfterEach
    void everybodyIsBack() {
        HOUSE.all().stream().filter(instance -> !instance.isAlive()).forEach(Instance::startAgain);
    }

    @Test
    void theFirstAnswerOutlivesEveryProcess() throws Exception {
        MEADOW.awaitKnown(order);
        var first = cancel(DOORS.getFirst(), DUPLICATE);
        MEADOW.awaitEnd(Customer.location(first));

        DOORS.forEach(door -> isTheFirstAnswer(cancel(door, DUPLICATE), first));
        for (var instance : HOUSE.all()) {
            instance.kill();
        }
        everybodyIsBack();

        DOORS.forEach(door -> isTheFirstAnswer(cancel(door, DUPLICATE), first));
        DOORS.forEach(door -> {
            var other = cancel(door, Map.of("reasonCode", "FRAUD")).expect(422, "another body");
            assertThat(other.text("i18nKey")).isEqualTo("422.300");
        });
        assertThat(commandIds()).as("published").hasSize(1);
        assertThat(HOUSE.books().count(of("action"))).isEqualTo(1);
    }

    @Test
    void whatNobodyHasReadYetIsAcceptedAgainAndIsTheSameCommand() throws Exception {
        MEADOW.awaitKnown(order);
        for (var worker : HOUSE.workers()) {
            worker.kill();
        }
        var first = cancel(DOORS.getFirst(), DUPLICATE).expect(202, "the first");
        HOUSE.api(0).kill();
        HOUSE.api(0).startAgain();

        var repeats = DOORS.stream().map(door -> cancel(door, DUPLICATE)).toList();

        assertThat(repeats).allSatisfy(repeat -> {
            assertThat(repeat.status()).isEqualTo(202);
            assertThat(repeat.headers()).doesNotContainKey("idempotency-hit");
            assertThat(repeat.text("actionId")).isEqualTo(first.text("actionId"));
        });
        everybodyIsBack();
        MEADOW.awaitEnd(Customer.location(first));
        isTheFirstAnswer(cancel(DOORS.getLast(), DUPLICATE), first);
        assertThat(commandIds()).hasSize(3).containsOnly(commandIds().getFirst());
        assertThat(HOUSE.books().count(of("action"))).isEqualTo(1);
        Patience.await("every line item is refunded once")
                .until(() -> HOUSE.books().count(of("refund")) == order.totalLineItems());
    }

    private Answer cancel(Tenant door, Map<String, String> reason) {
        return door.post(Tenant.cancelPath(order.referenceOrderId()), reason, key);
    }

    private static void isTheFirstAnswer(Answer repeat, Answer first) {
        assertThat(repeat.status()).isEqualTo(202);
        assertThat(repeat.headers()).containsEntry("idempotency-hit", "true");
        assertThat(repeat.headers().get("location")).isEqualTo(first.headers().get("location"));
        assertThat(repeat.body()).isEqualTo(first.body());
    }

    /** Of all that was published about the order, in order. */
    private List<String> commandIds() {
        return HOUSE.topic(Topics.ORDER_ACTIONS_REQUESTED).records().stream()
                .filter(record ->
                        Topics.key(order.platform(), order.referenceOrderId()).equals(record.key()))
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), UTF_8))
                .toList();
    }

    private String of(String table) {
        return "cancellation.%s where order_id = (select id from cancellation.orders where reference_order_id = '%s')"
                .formatted(table, order.referenceOrderId());
    }
}
