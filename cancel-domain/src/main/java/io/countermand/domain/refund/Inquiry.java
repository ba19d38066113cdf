package io.countermand.domain.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.ProviderPayment.GivenBack;
import io.countermand.domain.refund.RefundState.Intended;
import io.countermand.domain.refund.RefundState.Outcome;
import io.countermand.domain.refund.RefundState.Unknown;
import java.time.Duration;
import java.time.Instant;

/** A refund whose answer got lost, and what its payment looks like now. */
record Inquiry(Unknown from, Instant now, RefundTimes times) {

    Move decide(RefundDue due, ProviderPayment payment) {
        var request = from.request();
        var ours = payment.refundOf(due.key());
        if (ours.isPresent()) {
            // A release that met the capture gave back more than was due: all that was captured.
            return request.kind() == Request.Kind.RELEASE && hasHappened(payment)
                    ? Move.succeed(outcome(payment))
                    : adopt(request.amount(), payment, ours.get());
        }
        if (isUntouched(payment)) {
            return unchanged(due);
        }
        if (payment.namesKeys()) {
            return Move.review(Cause.UNEXPLAINED_REFUND);
        }
        return hasHappened(payment) ? Move.succeed(outcome(payment)) : Move.review(Cause.UNEXPLAINED_REFUND);
    }

    /** Our key is listed: it happened. */
    static Move adopt(Money amount, ProviderPayment payment, GivenBack ours) {
        var outcome = outcome(payment);
        return outcome == Outcome.RELEASED || ours.amount().equals(amount)
                ? Move.succeed(outcome)
                : Move.review(Cause.OTHER_AMOUNT);
    }

    private boolean isUntouched(ProviderPayment payment) {
        return payment.state() != ProviderPayment.State.CANCELLED
                && payment.refunded().equals(from.request().before());
    }

    private boolean hasHappened(ProviderPayment payment) {
        var request = from.request();
        return switch (request.kind()) {
            case RELEASE ->
                payment.state() == ProviderPayment.State.CANCELLED
                        || payment.refunded().equals(payment.captured());
            case FULL, PART ->
                payment.state() != ProviderPayment.State.CANCELLED
                        && payment.refunded().equals(request.after());
        };
    }

    /** Twice, with time between: what is still on its way would have arrived. */
    private Move unchanged(RefundDue due) {
        if (from.refused()) {
            return Move.review(Cause.ALREADY_REFUNDED);
        }
        if (from.isOld(now, times)) {
            return Move.review(Cause.NO_TRACE);
        }
        var since = from.unchangedSince();
        if (since == null) {
            return Move.after(
                    times.unchangedFor(), new Unknown(from.request(), from.firstSentAt(), from.refused(), now));
        }
        var left = Duration.between(now, since.plus(times.unchangedFor()));
        if (left.isPositive()) {
            return Move.after(left, from);
        }
        return due.facts().dedupesByKey() ? Move.now(new Intended(from.firstSentAt())) : Move.review(Cause.NO_TRACE);
    }

    private static Outcome outcome(ProviderPayment payment) {
        return payment.state() == ProviderPayment.State.CANCELLED ? Outcome.RELEASED : Outcome.REFUNDED;
    }
}
