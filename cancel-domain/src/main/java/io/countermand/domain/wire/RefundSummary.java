package io.countermand.domain.wire;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * The money of an action, in major units.
 *
 * @param value what goes back, after fees
 * @param state NONE, POSTED, PENDING, REFUNDED, RELEASED or NEEDS_REVIEW
 */
public record RefundSummary(String currencyCode, BigDecimal value, BigDecimal feesWithheld, String state) {

    public RefundSummary {
        requireNonNull(currencyCode, "currencyCode of the refund is missing");
        requireNonNull(value, "value of the refund is missing");
        requireNonNull(feesWithheld, "feesWithheld is missing");
        requireNonNull(state, "state of the refund is missing");
    }
}
