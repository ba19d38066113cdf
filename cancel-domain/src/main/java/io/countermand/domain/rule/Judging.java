package io.countermand.domain.rule;

import io.countermand.domain.action.OrderAction;
import java.time.Instant;

/** The action that judges: the same for all of its line items. */
public record Judging(OrderAction action, Policy policy, Instant acceptedAt) {}
