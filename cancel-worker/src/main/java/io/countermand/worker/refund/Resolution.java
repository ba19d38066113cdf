package io.countermand.worker.refund;

import io.countermand.domain.refund.Move;
import io.countermand.domain.refund.RefundState.NeedsReview;

/** What a human may decide of a refund that waits for one. */
public enum Resolution {
    /** It happened: the provider gave it back. */
    ADOPT,
    /** It did not happen: send it, under the same key. */
    RESEND,
    /** The customer's account gets it instead. */
    CREDIT,
    /** It is settled elsewhere, or not at all. */
    WRITE_OFF;

    Move of(NeedsReview review) {
        return switch (this) {
            case ADOPT -> review.adopt();
            case RESEND -> review.resend();
            case CREDIT -> review.credit();
            case WRITE_OFF -> review.writeOff();
        };
    }
}
