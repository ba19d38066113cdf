package io.countermand.worker.refund;

import static io.countermand.worker.refund.PaidOrder.awaitState;
import static io.countermand.worker.refund.PaidOrder.refund;
import static io.countermand.worker.refund.ProviderStack.DEDUPING;
import static io.countermand.worker.refund.ProviderStack.givenBack;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countermand.backbone.store.Transactions;
import io.countermand.domain.money.Money;
import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Cause;
import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.RefundState.Sending;
import io.countermand.domain.refund.Request;
import io.countermand.domain.wire.OrderActionRequested;
import io.countermand.local.testing.FreshStack;
import io.countermand.worker.Database;
import io.countermand.worker.WorkerConfig;
import io.countermand.worker.provider.Providers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Whoever was paused through its lease changes nothing any more, and what was decided on an old reading is not sent. */
@QuarkusTest
@WithTestResource(FreshStack.class)
@WithTestResource(ProviderStack.class)
class FencingTest {

    private static final String UNKNOWN_PROVIDER = "nobody-serves-this-one";
    private static final Money TEN = Money.of(1000, "USD");
    private static final Money NOTHING = Money.of(0, "USD");

    private static final int TIMES = 200;

    @Inject
    IntentQueue queue;

    @Inject
    RefundOne one;

    @Inject
    Providers providers;

    @Inject
    WorkerConfig config;

    @Inject
    RecordMoves moves;

    @Inject
    Transactions transactions;

    @Test
    void aResultOfAnOlderClaimIsRefused() {
        var refund = aRefundThatNobodySends();
        var paused = claim(refund);
        var begun = begin(paused);
        var next = claimAfterTheLease(refund);

        var late = write(begun, begun.to() instanceof Sending sending ? sending.answered(answer()) : begun.move());

        assertThat(late).isFalse();
        assertThat(refund(refund, "state")).isEqualTo("SENDING");
        assertThat(next.claim().epoch()).isGreaterThan(paused.claim().epoch());
        assertThat(next.state())
                .as("whoever has it now asks the provider first")
                .isInstanceOf(Sending.class);
    }

    @Test
    void anOlderClaimCannotBeginToSend() {
        var refund = aRefundThatNobodySends();
        var paused = claim(refund);
        claimAfterTheLease(refund);

        assertThat(beginSend(paused)).containsExactly(false);
        assertThat(refund(refund, "state")).isEqualTo("INTENDED");
    }

    @Test
    void whatWasDecidedBeforeAnotherRefundOfThePaymentWasSentIsNotSent() {
        var refund = aRefundThatNobodySends();
        var claimed = claim(refund);
        Database.execute("update cancellation.payment set version = version + 1 where id = "
                + claimed.payment().id());

        assertThatThrownBy(() -> beginSend(claimed)).isInstanceOf(BeginSend.QuickerOne.class);
        assertThat(refund(refund, "state")).isEqualTo("INTENDED");
    }

    /** A reply to COMMIT that got lost, and the same written again. */
    @Test
    void whatIsWrittenTwiceIsPostedOnce() {
        var refund = aRefundThatNobodySends();
        var begun = begin(claim(refund));
        var sent = new Intent(
                begun.intent().keys(),
                begun.intent().amount(),
                (Sending) begun.to(),
                Request.Kind.PART,
                begun.intent().claim(),
                begun.intent().payment());
        var succeeded = new Moved(sent, ((Sending) begun.to()).answered(answer()), null, List.of(), Instant.now());

        assertThat(written(succeeded)).isTrue();
        assertThat(written(succeeded)).isFalse();

        assertThat(refund(refund, "told")).isEqualTo("1");
        assertThat(Database.number("select count(*) from cancellation.ledger_transaction where kind = 'REFUND'"
                        + " and action_id = '" + refund.actionId() + "'"))
                .isEqualTo(1);
    }

    /** In one batch: the same process was paused, claimed it again, and both went on. */
    @Test
    void anOldClaimBesideTheNewOneIsRefused() {
        var refund = aRefundThatNobodySends();
        var paused = claim(refund);
        var next = claimAfterTheLease(refund);

        var begun = transactions.inTransaction(
                transaction -> BeginSend.write(transaction, List.of(sending(paused), sending(next))));

        assertThat(begun).containsExactly(false, true);
        assertThat(Database.number("select committed_minor from cancellation.payment where id = "
                        + next.payment().id()))
                .isEqualTo(1000);
    }

    @Test
    void aProviderThatForgetsWhatItCapturedDoesNotKeepARefundFromAHuman() {
        var refund = aRefundThatNobodySends();
        var claimed = claim(refund);
        Database.execute("update cancellation.payment set captured_minor = 3000, committed_minor = 2000 where id = "
                + claimed.payment().id());
        var forgetful = new ProviderPayment(ProviderPayment.State.REFUNDED, NOTHING, NOTHING, List.of());
        var review = Move.review(Cause.ALREADY_REFUNDED);

        assertThat(written(new Moved(claimed, review, forgetful, List.of(), Instant.now())))
                .isTrue();

        assertThat(refund(refund, "state")).isEqualTo("NEEDS_REVIEW");
    }

    /** A provider's refunds of two payments, written by two processes at once, each in the order in which it came to them. */
    @Test
    void twoGroupsThatMeetTheSamePaymentsWaitForOneAnotherAndNotInACircle() throws Exception {
        var there = List.of(again(claim(aRefundThatNobodySends())), again(claim(aRefundThatNobodySends())));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var written = threads.invokeAll(List.of(writing(there), writing(there.reversed())));

            assertThat(written).allSatisfy(all -> assertThat(all.get()).isEqualTo(TIMES));
        }
    }

    @Test
    void whoseLeaseIsOverDoesNotSend() throws Exception {
        var order = PaidOrder.captured(UNKNOWN_PROVIDER, 1);
        var refund = order.cancel();
        awaitState(refund, "INTENDED");
        Database.execute("update cancellation.refund_intent set due_at = now() - interval '1 day' where action_id = '"
                + refund.actionId() + "'");
        var late = queue
                .claim(
                        UNKNOWN_PROVIDER,
                        100,
                        Instant.now().minus(config.refund().lease()))
                .stream()
                .filter(intent -> intent.keys().actionId().equals(refund.actionId()))
                .findFirst()
                .orElseThrow();

        var move = one.advance(providers.named(DEDUPING).orElseThrow(), late);

        assertThat(move.to()).as("for whoever claims it next").isInstanceOf(Sending.class);
        assertThat(givenBack(order.transactionId())).isEmpty();
    }

    private Callable<Integer> writing(List<Moved> group) {
        return () -> {
            int times = 0;
            for (int i = 0; i < TIMES; i++) {
                var all = transactions.inTransaction(transaction -> moves.write(transaction, group, Instant.now()));
                times += all.contains(false) ? 0 : 1;
            }
            return times;
        };
    }

    private static Moved again(Intent intent) {
        return new Moved(intent, new Move(intent.state(), new Move.Pace.Now()), null, List.of(), Instant.now());
    }

    private static OrderActionRequested aRefundThatNobodySends() {
        var order = PaidOrder.naming(UNKNOWN_PROVIDER, "tx-" + UUID.randomUUID(), 1);
        var refund = order.cancel();
        awaitState(refund, "INTENDED");
        return refund;
    }

    private Intent claim(OrderActionRequested refund) {
        return queue.claim(UNKNOWN_PROVIDER, 100, Instant.now()).stream()
                .filter(intent -> intent.keys().actionId().equals(refund.actionId()))
                .findFirst()
                .orElseThrow();
    }

    private Intent claimAfterTheLease(OrderActionRequested refund) {
        Database.execute(
                "update cancellation.refund_intent set due_at = now() where action_id = '" + refund.actionId() + "'");
        return claim(refund);
    }

    private Moved begin(Intent intent) {
        assertThat(beginSend(intent)).containsExactly(true);
        return sending(intent);
    }

    private List<Boolean> beginSend(Intent intent) {
        return transactions.inTransaction(transaction -> BeginSend.write(transaction, List.of(sending(intent))));
    }

    private boolean write(Moved begun, Move move) {
        var late = new Moved(begun.intent(), move, null, List.of(), Instant.now());
        return transactions.inTransaction(transaction ->
                moves.write(transaction, List.of(late), Instant.now()).getFirst());
    }

    private boolean written(Moved moved) {
        return transactions.inTransaction(transaction ->
                moves.write(transaction, List.of(moved), Instant.now()).getFirst());
    }

    private static Moved sending(Intent intent) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var request = new Request(Request.Kind.PART, TEN, NOTHING, NOTHING);
        var seen = new ProviderPayment(ProviderPayment.State.CAPTURED, Money.of(3000, "USD"), NOTHING, List.of());
        return new Moved(intent, new Move(new Sending(request, now, now), new Move.Pace.Now()), seen, List.of(), now);
    }

    private static Answer answer() {
        return new Answer(Answer.Kind.REFUNDED, "REFUNDED");
    }
}
