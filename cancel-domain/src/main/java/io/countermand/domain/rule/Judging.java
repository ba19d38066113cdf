package io.countermand.domain.rule;

import io.countermand.domain.action.OrderAction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The action that judges: the same for all of its line items.
 *
 * @param rules as they were when the action was asked for, however long it waited
 * @param releases the freeze whose time ran out, when the system unfreezes by itself; null for everything that was asked for
 */
public record Judging(
        OrderAction action,
        Policy policy,
        Instant acceptedAt,
        RuleSet rules,
        @Nullable UUID releases) {

    public Judging(OrderAction action, Policy policy, Instant acceptedAt) {
        this(action, policy, acceptedAt, Rules.inForce(acceptedAt), null);
    }
}
