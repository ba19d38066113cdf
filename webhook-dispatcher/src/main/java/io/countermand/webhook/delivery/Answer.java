package io.countermand.webhook.delivery;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param status null when no answer came
 * @param error null when nothing went wrong
 * @param retryAfter the header as received
 * @param body the beginning of it
 */
public record Answer(
        @Nullable Integer status,
        @Nullable AttemptError error,
        @Nullable String retryAfter,
        @Nullable String body) {

    private static final int GONE = 410;

    /** Too many requests, or something in front of the receiver says that it cannot be reached now. */
    private static final Set<Integer> LEAVE_ME_ALONE = Set.of(429, 502, 503, 504);

    public static Answer none(AttemptError error) {
        return new Answer(null, error, null, null);
    }

    /** The status line decides: whoever said 2xx has the webhook, whatever became of the rest of the answer. */
    public boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver says that this endpoint is no more. */
    public boolean isGone() {
        return status != null && status == GONE;
    }

    /** The endpoint as a whole has too much to do. */
    public boolean asksForPeace() {
        return status != null && LEAVE_ME_ALONE.contains(status);
    }
}
