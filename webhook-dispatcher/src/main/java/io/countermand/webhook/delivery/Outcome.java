package io.countermand.webhook.delivery;

import java.time.Instant;

/** What an attempt means for its delivery. */
public sealed interface Outcome {

    /** It arrived. */
    record Delivered() implements Outcome {}

    /** It is tried again. */
    record Later(Instant dueAt) implements Outcome {}

    /** The last attempt failed; it is listed and can be replayed. */
    record Undelivered() implements Outcome {}

    /** @param attempts of the schedule, including this one */
    static Outcome of(Answer answer, int attempts, RetrySchedule schedule, Instant now) {
        if (answer.isSuccess()) {
            return new Delivered();
        }
        return schedule.next(attempts, now, RetryAfter.parse(answer.retryAfter(), now))
                .<Outcome>map(Later::new)
                .orElseGet(Undelivered::new);
    }

    /** In tables and metrics. */
    default String state() {
        return switch (this) {
            case Delivered() -> "DELIVERED";
            case Later later -> "PENDING";
            case Undelivered() -> "UNDELIVERED";
        };
    }
}
