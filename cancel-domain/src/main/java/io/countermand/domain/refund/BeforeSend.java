package io.countermand.domain.refund;

import io.countermand.domain.money.Money;
import io.countermand.domain.refund.RefundState.AwaitingCapture;
import io.countermand.domain.refund.RefundState.Intended;
import io.countermand.domain.refund.RefundState.Outcome;
import io.countermand.domain.refund.RefundState.Sending;
import java.time.Instant;

/** A refund that is not under way, and what its payment looks like now. */
record BeforeSend(RefundState.Unsent from, Instant now, RefundTimes times) {

    Move decide(RefundDue due, ProviderPayment payment) {
        var ours = payment.refundOf(due.key());
        if (ours.isPresent()) {
            return Inquiry.adopt(due.amount(), payment, ours.get());
        }
        return switch (payment.state()) {
            case AUTHORIZED -> due.facts().everythingIsVoid() ? release(due) : awaitCapture();
            case CAPTURED -> refund(due, payment);
            case REFUNDED -> Move.review(Cause.ALREADY_REFUNDED);
            // Nothing was ever taken, so nothing is owed.
            case CANCELLED ->
                payment.captured().isPositive()
                        ? Move.review(Cause.UNEXPLAINED_REFUND)
                        : Move.succeed(Outcome.RELEASED);
        };
    }

    /** A capture that nobody can see is not waited for longer than one that does not come. */
    Move unread() {
        return isAwaited() ? Move.backOff(from) : Move.review(Cause.CAPTURE_UNKNOWN);
    }

    private Move awaitCapture() {
        return isAwaited()
                ? Move.after(times.captureEvery(), new AwaitingCapture(since()))
                : Move.review(Cause.NEVER_CAPTURED);
    }

    private Instant since() {
        return from instanceof AwaitingCapture awaiting ? awaiting.since() : now;
    }

    private boolean isAwaited() {
        return now.isBefore(since().plus(times.captureMax()));
    }

    private Move release(RefundDue due) {
        var zero = Money.zero(due.amount().currency());
        return send(new Request(Request.Kind.RELEASE, due.amount(), zero, zero));
    }

    /** Money that went back without our knowledge may be this very refund, made by hand: then a human decides. */
    private Move refund(RefundDue due, ProviderPayment payment) {
        var before = payment.refunded();
        if (!before.equals(due.facts().explained())) {
            return Move.review(Cause.UNEXPLAINED_REFUND);
        }
        if (before.plus(due.amount()).isMoreThan(payment.captured())) {
            return Move.review(Cause.ABOVE_CAPTURED);
        }
        var tax = TaxShare.of(new TaxShare.Taxed(payment.captured(), due.facts().tax()), before, due.amount());
        var kind = due.amount().equals(payment.captured()) ? Request.Kind.FULL : Request.Kind.PART;
        return send(new Request(kind, due.amount(), tax, before));
    }

    private Move send(Request request) {
        var firstSentAt = from instanceof Intended intended ? intended.firstSentAt() : null;
        if (firstSentAt == null) {
            return Move.now(new Sending(request, now, now));
        }
        return now.isBefore(firstSentAt.plus(times.resendMax()))
                ? Move.now(new Sending(request, firstSentAt, now))
                : Move.review(Cause.NO_TRACE);
    }
}
