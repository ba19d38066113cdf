package io.countermand.domain.refund;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.refund.Move.Pace;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a refund through a payment provider stands. A legal move is a method on the state it leaves; none of them takes
 * <em>unknown</em> for failed or for done.
 */
public sealed interface RefundState {

    /** States from which the way on begins with reading the payment. */
    sealed interface Open extends RefundState {
        Move read(RefundDue due, Reading reading, Instant now, RefundTimes times);
    }

    /** Not under way: nothing was sent, or what was sent surely did not happen. */
    sealed interface Unsent extends Open {
        @Override
        default Move read(RefundDue due, Reading reading, Instant now, RefundTimes times) {
            return switch (reading) {
                case Reading.Found found -> new BeforeSend(this, now, times).decide(due, found.payment());
                case Reading.Rejected rejected -> Move.review(Cause.REJECTED);
                case Reading.Unauthorized unauthorized -> Move.providerWaits(this);
                case Reading.Unreadable unreadable -> new BeforeSend(this, now, times).unread();
            };
        }
    }

    /** How the provider gave it back. */
    enum Outcome {
        /** Captured money went back. */
        REFUNDED,
        /** Nothing had been captured: the authorisation was cancelled, and nothing is withheld. */
        RELEASED
    }

    /** @param firstSentAt null unless an earlier send got lost */
    record Intended(@Nullable Instant firstSentAt) implements Unsent {}

    /** The payment is authorised, and part of it stays due: what can be refunded once it is captured waits. */
    record AwaitingCapture(Instant since) implements Unsent {}

    /**
     * Written down before the call. Whoever finds this without having made the call itself goes on from {@link #lost}.
     *
     * @param firstSentAt the same as {@code sentAt} unless an earlier send got lost
     */
    record Sending(Request request, Instant firstSentAt, Instant sentAt) implements RefundState {

        public Sending {
            requireNonNull(request, "request is missing");
        }

        public Move answered(Answer answer) {
            return switch (answer.kind()) {
                case NOT_SENT -> Move.backOff(unsent());
                case REFUNDED -> Move.succeed(Outcome.REFUNDED);
                case RELEASED -> Move.succeed(released());
                case REFUSED -> Move.review(Cause.REFUSED);
                case ALREADY_REFUNDED -> Move.now(new Unknown(request, firstSentAt, true, null));
                case REJECTED -> Move.review(Cause.REJECTED);
                case UNAUTHORIZED -> Move.providerWaits(unsent());
                case UNCLEAR -> Move.backOff(lost());
            };
        }

        public Unknown lost() {
            return new Unknown(request, firstSentAt, false, null);
        }

        /** What was captured cannot have been released: whatever the provider calls it, it went back. */
        private Outcome released() {
            return request.kind() == Request.Kind.RELEASE ? Outcome.RELEASED : Outcome.REFUNDED;
        }

        private Intended unsent() {
            return new Intended(firstSentAt.equals(sentAt) ? null : firstSentAt);
        }
    }

    /**
     * It was sent, and may or may not have happened.
     *
     * @param refused the provider said that the money had gone back before
     * @param unchangedSince when the provider first showed no trace of it
     */
    record Unknown(
            Request request,
            Instant firstSentAt,
            boolean refused,
            @Nullable Instant unchangedSince) implements Open {

        public Unknown {
            requireNonNull(request, "request is missing");
        }

        @Override
        public Move read(RefundDue due, Reading reading, Instant now, RefundTimes times) {
            return switch (reading) {
                case Reading.Found found -> new Inquiry(this, now, times).decide(due, found.payment());
                case Reading.Rejected rejected -> Move.review(Cause.REJECTED);
                case Reading.Unauthorized unauthorized -> Move.providerWaits(this);
                case Reading.Unreadable unreadable ->
                    isOld(now, times) ? Move.review(Cause.NO_ANSWER) : Move.backOff(this);
            };
        }

        boolean isOld(Instant now, RefundTimes times) {
            return !now.isBefore(firstSentAt.plus(times.resendMax()));
        }
    }

    record Succeeded(Outcome outcome) implements RefundState {}

    /** For a human, whose four ways on these are. */
    record NeedsReview(Cause cause) implements RefundState {

        /** It happened, whatever we saw of it. */
        public Move adopt() {
            return Move.succeed(Outcome.REFUNDED);
        }

        /** It did not happen: from the beginning, under the same key. */
        public Move resend() {
            return new Move(new Intended(null), new Pace.Now());
        }

        public Move credit() {
            return Move.ended(new Credited());
        }

        public Move writeOff() {
            return Move.ended(new WrittenOff());
        }
    }

    /** The customer's account has it instead. */
    record Credited() implements RefundState {}

    /** It is settled elsewhere, or not at all: nothing goes back. */
    record WrittenOff() implements RefundState {}
}
