package io.countermand.webhook.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt (ours).
 *
 * @param status of HTTP; null when no answer came
 * @param error dns, connect, tls, timeout, status, body or refused; null when it arrived
 * @param answer the first KiB of the answer's body
 */
public record AttemptView(
        int number,
        Instant startedAt,
        int millis,
        @Nullable Integer status,
        @Nullable String error,
        @Nullable String answer) {

    static AttemptView of(AttemptRow row) {
        return new AttemptView(row.number, row.startedAt, row.millis, row.status, row.error, row.answer);
    }
}
