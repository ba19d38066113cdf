package io.countermand.webhook.delivery;

import java.time.Instant;
import java.util.Comparator;

/** One attempt that was made. @param number from 1 */
public record Attempt(long deliveryId, int number, Instant startedAt, long millis, Answer answer, Outcome outcome) {

    static final Comparator<Attempt> BY_START = Comparator.comparing(Attempt::startedAt);
}
