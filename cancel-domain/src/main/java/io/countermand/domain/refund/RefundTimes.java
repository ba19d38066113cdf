package io.countermand.domain.refund;

import java.time.Duration;

/**
 * How long is waited for what.
 *
 * @param unchangedFor between the two reads that must both find nothing before a lost refund counts as not done
 * @param resendMax after the first send nothing is sent again by itself; providers forget keys after a day
 * @param captureEvery how often an authorised payment is looked at again
 * @param captureMax how long its capture is waited for
 */
public record RefundTimes(Duration unchangedFor, Duration resendMax, Duration captureEvery, Duration captureMax) {}
