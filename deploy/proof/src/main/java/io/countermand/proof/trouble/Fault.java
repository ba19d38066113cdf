package io.countermand.proof.trouble;

import java.time.Duration;

/**
 * Something that goes wrong once.
 *
 * @param number in the order of the plan, from 1
 * @param which of those that there are two of
 * @param gap since the one before
 * @param lasts until it is mended: a process started again, a connection let through
 */
public record Fault(int number, Kind kind, int which, Duration gap, Duration lasts) {}
