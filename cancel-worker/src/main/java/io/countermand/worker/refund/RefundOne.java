package io.countermand.worker.refund;

import io.countermand.domain.refund.Answer;
import io.countermand.domain.refund.Cause;
import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.ProviderPayment;
import io.countermand.domain.refund.Reading;
import io.countermand.domain.refund.RefundDue;
import io.countermand.domain.refund.RefundState;
import io.countermand.domain.refund.RefundState.Sending;
import io.countermand.worker.provider.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One claimed refund, from reading its payment to what is known of it afterwards. Before the call it is written down what is
 * sent; a crash at any point leaves a row from which the next claimant asks the provider before it does anything.
 */
@ApplicationScoped
class RefundOne {

    private static final Logger LOG = Logger.getLogger(RefundOne.class);

    private final IntentQueue queue;
    private final RefundWriter writer;
    private final Times times;
    private final RefundMetrics metrics;
    private final InstantSource clock;

    RefundOne(IntentQueue queue, RefundWriter writer, Times times, RefundMetrics metrics, InstantSource clock) {
        this.queue = queue;
        this.writer = writer;
        this.times = times;
        this.metrics = metrics;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    List<Intent> claim(Provider provider, int most) {
        return queue.claim(provider.name(), most, clock.instant());
    }

    /** @return where it went; its pace says whether the provider has to be left alone */
    Move advance(Provider provider, Intent intent) throws InterruptedException {
        var attempts = new ArrayList<Attempt>();
        // What is under way already is found out about, whosever it is.
        if (intent.payment().isForeign() && intent.state() instanceof RefundState.Unsent) {
            return record(intent, Move.review(Cause.FOREIGN_PAYMENT), null, attempts);
        }
        var reading = read(provider, intent, attempts);
        var seen = reading instanceof Reading.Found found ? found.payment() : null;
        var move = open(intent).read(due(provider, intent, seen), reading, clock.instant(), times.times());
        if (!(move.to() instanceof Sending)) {
            return record(intent, move, seen, attempts);
        }
        return writer.begin(moved(intent, move, seen, attempts))
                ? send(provider, intent, move, attempts)
                : record(intent, again(intent), seen, attempts);
    }

    private Move send(Provider provider, Intent intent, Move move, List<Attempt> attempts) throws InterruptedException {
        var sending = (Sending) move.to();
        var answer = giveBack(provider, intent, sending, attempts);
        if (answer.isEmpty()) {
            return move;
        }
        var sent = new Intent(
                intent.keys(), intent.amount(), sending, sending.request().kind(), intent.claim(), intent.payment());
        return record(sent, sending.answered(answer.get()), null, attempts);
    }

    private Move record(Intent intent, Move move, @Nullable ProviderPayment seen, List<Attempt> attempts)
            throws InterruptedException {
        var moved = moved(intent, move, seen, attempts);
        if (writer.record(moved)) {
            return move;
        }
        if (moved.onlyForVersion() != null) {
            writer.record(moved(intent, again(intent), seen, attempts));
        }
        LOG.infof("too late for %s after %s: it is decided again", move.to(), moved.lastWord());
        return again(intent);
    }

    private Moved moved(Intent intent, Move move, @Nullable ProviderPayment seen, List<Attempt> attempts) {
        return new Moved(intent, move, seen, attempts, times.dueAt(move, intent, clock.instant()));
    }

    /** Another refund of the payment was quicker; what was decided is decided again. */
    private static Move again(Intent intent) {
        return new Move(intent.state(), new Move.Pace.Now());
    }

    private static RefundState.Open open(Intent intent) {
        return switch (intent.state()) {
            case RefundState.Open open -> open;
            case Sending sending -> sending.lost();
            default -> throw new IllegalStateException("a refund that is over was claimed: " + intent.state());
        };
    }

    private RefundDue due(Provider provider, Intent intent, @Nullable ProviderPayment seen) {
        var payment = intent.payment();
        var authorized = seen != null && seen.state() == ProviderPayment.State.AUTHORIZED;
        var facts = new RefundDue.Facts(
                payment.tax(),
                payment.explained(),
                authorized && queue.isEverythingVoid(intent),
                provider.settings().dedupesByKey());
        return new RefundDue(intent.keys().id(), intent.amount(), facts);
    }

    private Reading read(Provider provider, Intent intent, List<Attempt> attempts) throws InterruptedException {
        try (var turn = provider.turn()) {
            var started = clock.instant();
            var reading = turn.read(intent.payment().reference());
            attempts.add(attempt(provider, intent, Attempt.Call.READ, reading.word(), started));
            return reading;
        }
    }

    /** The clock is asked last: a process that was paused through its lease must not send, somebody else may have. */
    private Optional<Answer> giveBack(Provider provider, Intent intent, Sending sending, List<Attempt> attempts)
            throws InterruptedException {
        try (var turn = provider.turn()) {
            var started = clock.instant();
            if (!started.isBefore(
                    intent.claim().until().minus(provider.settings().callMax()))) {
                return Optional.empty();
            }
            var answer = turn.giveBack(
                    intent.payment().reference(),
                    sending.request(),
                    intent.keys().id());
            attempts.add(attempt(provider, intent, Attempt.Call.GIVE_BACK, answer.word(), started));
            return Optional.of(answer);
        }
    }

    private Attempt attempt(Provider provider, Intent intent, Attempt.Call call, String word, Instant started) {
        var took = Duration.between(started, clock.instant());
        var attempt = new Attempt(intent.keys().id(), call, word, started, took);
        metrics.called(provider.name(), attempt);
        return attempt;
    }
}
