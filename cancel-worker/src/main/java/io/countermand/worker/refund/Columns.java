package io.countermand.worker.refund;

import io.countermand.domain.refund.RefundState;
import io.countermand.domain.refund.RefundState.AwaitingCapture;
import io.countermand.domain.refund.RefundState.Credited;
import io.countermand.domain.refund.RefundState.Intended;
import io.countermand.domain.refund.RefundState.NeedsReview;
import io.countermand.domain.refund.RefundState.Sending;
import io.countermand.domain.refund.RefundState.Succeeded;
import io.countermand.domain.refund.RefundState.Unknown;
import io.countermand.domain.refund.RefundState.WrittenOff;
import io.countermand.domain.refund.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What of a state stands in which column. */
final class Columns {

    private Columns() {}

    static String word(RefundState state) {
        return switch (state) {
            case Intended intended -> "INTENDED";
            case AwaitingCapture awaiting -> "AWAITING_CAPTURE";
            case Sending sending -> "SENDING";
            case Unknown unknown -> "UNKNOWN";
            case Succeeded succeeded -> "SUCCEEDED";
            case NeedsReview review -> "NEEDS_REVIEW";
            case Credited credited -> "CREDITED";
            case WrittenOff writtenOff -> "WRITTEN_OFF";
        };
    }

    /** What callers and subscribers are told. */
    static String told(RefundState state) {
        return switch (state) {
            case Intended intended -> "PENDING";
            case AwaitingCapture awaiting -> "PENDING";
            case Sending sending -> "PENDING";
            case Unknown unknown -> "PENDING";
            case Succeeded succeeded -> succeeded.outcome().name();
            case NeedsReview review -> "NEEDS_REVIEW";
            case Credited credited -> "POSTED";
            case WrittenOff writtenOff -> "NONE";
        };
    }

    static @Nullable String outcome(RefundState state) {
        return state instanceof Succeeded succeeded ? succeeded.outcome().name() : null;
    }

    static @Nullable String cause(RefundState state) {
        return state instanceof NeedsReview review ? review.cause().name() : null;
    }

    static @Nullable Instant firstSentAt(RefundState state) {
        return switch (state) {
            case Intended intended -> intended.firstSentAt();
            case Sending sending -> sending.firstSentAt();
            case Unknown unknown -> unknown.firstSentAt();
            default -> null;
        };
    }

    static boolean refused(RefundState state) {
        return state instanceof Unknown unknown && unknown.refused();
    }

    static @Nullable Instant unchangedSince(RefundState state) {
        return state instanceof Unknown unknown ? unknown.unchangedSince() : null;
    }

    static @Nullable Instant waitingSince(RefundState state) {
        return state instanceof AwaitingCapture awaiting ? awaiting.since() : null;
    }

    static boolean isOver(RefundState state) {
        return !(state instanceof RefundState.Open || state instanceof Sending);
    }

    /** Whether it counts against what was captured. A release gives back nothing that was captured. */
    static boolean counts(RefundState state, Request.@Nullable Kind sent) {
        return switch (state) {
            case Sending sending -> sending.request().kind() != Request.Kind.RELEASE;
            case Unknown unknown -> unknown.request().kind() != Request.Kind.RELEASE;
            case Succeeded succeeded ->
                succeeded.outcome() == RefundState.Outcome.REFUNDED && sent != Request.Kind.RELEASE;
            default -> false;
        };
    }
}
