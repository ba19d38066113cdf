package io.countermand.worker.refund;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One call and what came of it. */
record Attempt(UUID refundId, Call call, String word, Instant startedAt, Duration took) {

    enum Call {
        READ,
        GIVE_BACK
    }
}
