package io.countermand.domain.order;

/** Where the money of an order came from, and so where it goes back to. */
public enum PaymentKind {
    ACCOUNT,
    PROVIDER
}
