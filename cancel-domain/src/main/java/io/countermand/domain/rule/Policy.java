package io.countermand.domain.rule;

import java.time.ZoneId;

/**
 * What a platform decided about its cancellations. It is copied into every action, so it cannot change midway.
 *
 * @param windowDays the last day of the window, counted from the day of issue as day 0
 * @param zone whose days are counted
 * @param serviceFeeMinor kept per line item out of the refund, in minor units; never more than the refund
 */
public record Policy(int windowDays, ZoneId zone, long serviceFeeMinor) {

    public Policy {
        if (windowDays < 0 || serviceFeeMinor < 0) {
            throw new IllegalArgumentException("a window and a fee cannot be negative");
        }
    }
}
