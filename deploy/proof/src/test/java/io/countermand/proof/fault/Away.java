package io.countermand.proof.fault;

import static io.countermand.proof.running.TwoOfEach.HOUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.domain.wire.OrderIssued;
import io.countermand.local.client.Answer;
import io.countermand.proof.running.Customer;
import io.countermand.proof.running.Instance;
import io.countermand.proof.running.Patience;
import java.time.Duration;
import java.util.List;

/** While something is away, and after it came back. */
final class Away {

    /** -Dcountermand.long=true for the outage of 90 s that is promised; a short one shows the same way of working. */
    static final Duration OUTAGE = Duration.ofSeconds(Boolean.getBoolean("countermand.long") ? 90 : 8);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(8);

    private Away() {}

    /** Refused with the documented error, in time, as long as the outage lasts. */
    static void everyRequestIsRefusedInTime(Customer customer, OrderIssued order) {
        Patience.await("503 throughout the outage")
                .atMost(OUTAGE.plus(ANSWER_MAX).plus(ANSWER_MAX))
                .during(OUTAGE)
                .untilAsserted(() -> isRefused(customer.cancel(order)));
    }

    static void isRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("i18nKey")).isEqualTo("503.502");
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(answer.took()).isLessThan(ANSWER_MAX);
    }

    /** By the clients alone: nobody restarts a service. */
    static String acceptedAgain(Customer customer, OrderIssued order) {
        Patience.await("202 again").until(() -> customer.cancel(order).status() == 202);
        return Customer.location(customer.cancel(order));
    }

    static List<Long> processes() {
        return HOUSE.all().stream().filter(Instance::isAlive).map(Instance::pid).toList();
    }
}
