package io.countermand.domain.rule;

import java.time.Instant;

/**
 * The days in which a reward may be taken back (ours in detail). Day 0 is the day of issue in the platform's zone; the
 * window ends with the last instant of day N, so a day of 23 or 25 hours counts as one day.
 */
final class Window {

    private Window() {}

    /** The first instant outside. */
    static Instant end(Instant dateIssued, Policy policy) {
        return dateIssued
                .atZone(policy.zone())
                .toLocalDate()
                .plusDays(policy.windowDays() + 1L)
                .atStartOfDay(policy.zone())
                .toInstant();
    }
}
