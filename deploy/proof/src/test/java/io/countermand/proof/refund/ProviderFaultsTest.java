package io.countermand.proof.refund;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.local.provider.Effect;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Time-outs after effect, errors after effect, resets, unknown codes; the worker and the provider killed meanwhile. The
 * judge is the provider's own record.
 */
class ProviderFaultsTest {

    private static final RunSize SIZE = RunSize.chosen();
    private static final BigDecimal REFUND = new BigDecimal("24.75"); // 25.00, of which the platform keeps 0.25
    private static final int REVIEWS_PER_MILLE_MAX = 1;
    private static final int REVIEWS_WITHOUT_KEYS_ONE_IN = 4; // else little would have been refunded, and nothing twice

    @Test
    void eachPaymentIsRefundedExactlyOnce() throws Exception {
        try (var run = new RefundRun(SIZE, true)) {
            run.refundAll();

            var reviews = thenNoneIsRefundedTwiceAndEveryEndIsTrue(run);

            assertThat(reviews).isLessThanOrEqualTo(SIZE.refunds() * REVIEWS_PER_MILLE_MAX / 1000);
        }
    }

    @Test
    void noPaymentIsRefundedTwiceByAProviderThatIgnoresKeys() throws Exception {
        try (var run = new RefundRun(SIZE, false)) {
            run.refundAll();

            var reviews = thenNoneIsRefundedTwiceAndEveryEndIsTrue(run);

            assertThat(reviews).as("left to a human").isLessThan(SIZE.refunds() / REVIEWS_WITHOUT_KEYS_ONE_IN);
        }
    }

    /** @return how many wait for a human */
    private static int thenNoneIsRefundedTwiceAndEveryEndIsTrue(RefundRun run) {
        var givenBack = run.givenBack().stream().collect(groupingBy(Effect::transactionId));
        var states = states(run);
        var reviews = states.values().stream().filter("NEEDS_REVIEW"::equals).count();
        System.out.printf(
                "%d refunds, %d worker kills, %d provider restarts: %d for review; calls %s%n",
                SIZE.refunds(), SIZE.workerKills(), SIZE.providerRestarts(), reviews, run.answers());
        assertThat(states).hasSize(SIZE.refunds());
        states.forEach(
                (transaction, state) -> check(transaction, state, givenBack.getOrDefault(transaction, List.of())));
        assertThat(states.keySet()).containsAll(givenBack.keySet());
        thenTheFaultsHappened(run);
        assertThat(run.books().brokenPromises()).isEmpty();
        assertThat(run.books().count("cancellation.outbox where topic = 'refunds.settled'"))
                .isEqualTo(SIZE.refunds());
        return (int) reviews;
    }

    /** Those that hit somebody who was killed over them were not written down. */
    private static void thenTheFaultsHappened(RefundRun run) {
        assertThat(run.unclear()).as("calls that decided nothing").isGreaterThan(SIZE.refunds() / 20);
        assertThat(run.answers()).anyMatch(answer -> answer.startsWith("INTERNAL_ERROR "));
        if (SIZE.isLong()) {
            assertThat(run.answers()).anyMatch(answer -> answer.startsWith("connection lost "));
            assertThat(run.answers()).anyMatch(answer -> answer.startsWith("timeout "));
            assertThat(run.answers()).anyMatch(answer -> answer.startsWith("BRAND_NEW_CODE "));
        }
    }

    private static void check(String transaction, String state, List<Effect> effects) {
        var amounts = effects.stream().map(Effect::amount).toList();
        if (state.equals("SUCCEEDED")) {
            assertThat(amounts).as("%s, which succeeded", transaction).hasSize(1);
        }
        assertThat(amounts).as("%s, which is %s", transaction, state).hasSizeLessThanOrEqualTo(1);
        assertThat(amounts).allSatisfy(amount -> assertThat(amount).isEqualByComparingTo(REFUND));
    }

    private static Map<String, String> states(RefundRun run) {
        var states = new HashMap<String, String>();
        run.books()
                .rows("select p.transaction_id || ' ' || i.state from cancellation.refund_intent i"
                        + " join cancellation.payment p on p.id = i.payment_id")
                .forEach(row -> states.put(row.split(" ")[0], row.split(" ")[1]));
        return states;
    }
}
