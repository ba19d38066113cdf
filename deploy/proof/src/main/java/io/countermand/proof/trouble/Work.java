package io.countermand.proof.trouble;

/** Work that somebody has begun and nobody has ended. */
public enum Work {
    /** Requests of customers that wait for an answer. */
    REQUESTS,

    /** Actions that were asked for and have not ended, and events that are not on their topic. */
    ACTIONS,

    /** Refunds that the payment provider owes. */
    REFUNDS,

    /** Webhooks that were not taken. */
    DELIVERIES
}
