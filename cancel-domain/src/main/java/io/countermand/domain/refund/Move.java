package io.countermand.domain.refund;

import java.time.Duration;

/** Where a refund goes next, and when it is looked at again. */
public record Move(RefundState to, Pace pace) {

    /** When the next step is due. */
    public sealed interface Pace {

        record Now() implements Pace {}

        record After(Duration time) implements Pace {}

        /** A failure: later and later. */
        record BackOff() implements Pace {}

        /** The provider does not accept who we are: nothing about the refund has changed, its provider waits. */
        record ProviderWaits() implements Pace {}

        /** Nothing more happens by itself. */
        record Ended() implements Pace {}
    }

    static Move now(RefundState to) {
        return new Move(to, new Pace.Now());
    }

    static Move after(Duration time, RefundState to) {
        return new Move(to, new Pace.After(time));
    }

    static Move backOff(RefundState to) {
        return new Move(to, new Pace.BackOff());
    }

    static Move providerWaits(RefundState to) {
        return new Move(to, new Pace.ProviderWaits());
    }

    static Move succeed(RefundState.Outcome outcome) {
        return ended(new RefundState.Succeeded(outcome));
    }

    public static Move review(Cause cause) {
        return ended(new RefundState.NeedsReview(cause));
    }

    static Move ended(RefundState to) {
        return new Move(to, new Pace.Ended());
    }
}
