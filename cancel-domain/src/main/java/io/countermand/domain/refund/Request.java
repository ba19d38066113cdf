package io.countermand.domain.refund;

import static java.util.Objects.requireNonNull;

import io.countermand.domain.money.Money;

/**
 * What is asked of the provider, written down before the call.
 *
 * @param tax inside the amount
 * @param before what had been given back of the payment when this was decided: an answer that gets lost is found by the rise
 */
public record Request(Kind kind, Money amount, Money tax, Money before) {

    public enum Kind {
        /** Cancels an authorisation: releases everything, nothing was taken yet. */
        RELEASE,
        /** Gives back all that was captured; sent without an amount. */
        FULL,
        PART
    }

    public Request {
        requireNonNull(kind, "kind is missing");
        requireNonNull(amount, "amount is missing");
        requireNonNull(tax, "tax is missing");
        requireNonNull(before, "before is missing");
    }

    /** What the provider's sum is once this has happened. */
    Money after() {
        return before.plus(amount);
    }
}
