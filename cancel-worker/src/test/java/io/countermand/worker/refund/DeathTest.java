package io.countermand.worker.refund;

import static io.countermand.worker.refund.PaidOrder.action;
import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.DEDUPING;
import static io.countermand.worker.refund.ProviderStack.FORGETFUL;
import static io.countermand.worker.refund.ProviderStack.desk;
import static io.countermand.worker.refund.ProviderStack.givenBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.countermand.backbone.store.Transactions;
import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.RefundState.Sending;
import io.countermand.domain.refund.Request;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.provider.Providers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker dies between two steps of a refund, and another one goes on from what is written down. The steps of the dead one are
 * made here, of a provider that nobody serves; then its refund is left to a provider that the running worker serves.
 */
@QuarkusTest
@WithTestResource(FreshStack.class)
@WithTestResource(ProviderStack.class)
class DeathTest {

    private static final String NOBODYS = "nobody-serves-the-dead";
    private static final BigDecimal TEN = new BigDecimal("10.00");
    private static final Money NOTHING = Money.of(0, "USD");

    @Inject
    IntentQueue queue;

    @Inject
    RefundOne one;

    @Inject
    Providers providers;

    @Inject
    Transactions transactions;

    private PaidOrder order;
    private OrderActionRequested refund;

    @BeforeEach
    void givenARefundThatNobodySends() {
        order = PaidOrder.captured(NOBODYS, 2);
        refund = order.cancelLine(1);
    }

    @AfterEach
    void faultsAreOver() {
        desk().setFaults(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {DEDUPING, FORGETFUL})
    void afterTheClaimItIsSentByTheNext(String provider) {
        claim();

        leaveTo(provider);

        thenItIsRefundedOnce();
    }

    @ParameterizedTest
    @CsvSource({DEDUPING + ", SUCCEEDED, 1", FORGETFUL + ", NEEDS_REVIEW, 0"})
    void beforeTheCallItIsSentAgainOnlyWhereKeysAreRecognised(String provider, String state, int effects) {
        begin(claim());

        leaveTo(provider);

        awaitState(refund, state);
        assertThat(givenBack(order.transactionId())).hasSize(effects);
    }

    @ParameterizedTest
    @ValueSource(strings = {DEDUPING, FORGETFUL})
    void afterTheCallItIsFoundAndAdopted(String provider) {
        begin(claim());
        desk().refund(order.transactionId(), TEN, refund(refund, "id"));

        leaveTo(provider);

        thenItIsRefundedOnce();
    }

    /** Paused through its lease, then awake at once with the one that has it now; repeats of a key take effect here. */
    @Test
    void ofTwoThatHaveItOneSends() throws Exception {
        desk().setFaults(Map.of("ignoresKeys", true));
        var paused = claim();
        Database.execute(
                "update cancellation.refund_intent set due_at = now() where id = '" + refund(refund, "id") + "'");
        var next = claim();
        var provider = providers.named(FORGETFUL).orElseThrow();

        try (var threads = Executors.newFixedThreadPool(2)) {
            threads.invokeAll(
                    List.<Callable<Move>>of(() -> one.advance(provider, paused), () -> one.advance(provider, next)));
        }

        thenItIsRefundedOnce();
    }

    private void thenItIsRefundedOnce() {
        awaitState(refund, "SUCCEEDED");
        assertThat(givenBack(order.transactionId()))
                .singleElement()
                .satisfies(effect -> assertThat(effect.amount()).isEqualByComparingTo(TEN));
        assertThat(action(refund).getFirst()).isEqualTo("REFUNDED");
        assertThat(refund(refund, "told")).isEqualTo("1");
    }

    private Intent claim() {
        awaitState(refund, "INTENDED");
        return queue.claim(NOBODYS, 100, Instant.now()).stream()
                .filter(intent -> intent.keys().actionId().equals(refund.actionId()))
                .findFirst()
                .orElseThrow();
    }

    private void begin(Intent intent) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var request = new Request(Request.Kind.PART, intent.amount(), NOTHING, NOTHING);
        var seen = new ProviderPayment(ProviderPayment.State.CAPTURED, Money.of(2100, "USD"), NOTHING, List.of());
        var sending = new Move(new Sending(request, now, now), new Move.Pace.Now());
        var moved = new Moved(intent, sending, seen, List.of(), now);
        var begun = transactions.inTransaction(transaction -> BeginSend.write(transaction, List.of(moved)));
        assertThat(begun).containsExactly(true);
    }

    private void leaveTo(String provider) {
        Database.execute("update cancellation.payment set provider = '" + provider + "' where transaction_id = '"
                + order.transactionId() + "'");
        Database.execute("update cancellation.orders set provider = '" + provider + "' where reference_order_id = '"
                + order.id() + "'");
        Database.execute("update cancellation.refund_intent set provider = '" + provider
                + "', due_at = now() where id = '" + refund(refund, "id") + "'");
    }
}
