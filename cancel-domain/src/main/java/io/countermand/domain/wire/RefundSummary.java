package io.countermand.domain.wire;

import java.math.BigDecimal;

/**
 * The money of an action, in major units.
 *
 * @param value what goes back, after fees
 * @param state NONE, POSTED, PENDING, REFUNDED, RELEASED or NEEDS_REVIEW
 */
public record RefundSummary(String currencyCode, BigDecimal value, BigDecimal feesWithheld, String state) {}
