package io.countermand.local.provider;

/** How an answer goes wrong. Whatever was asked has taken effect by then, but for {@link #UNAVAILABLE}. */
enum Fault {
    NONE,

    /** The effect is there, and no answer ever comes. */
    HANG,

    /** The effect is there, and the answer is 500 INTERNAL_ERROR. */
    ERROR,

    /** The effect is there, and the connection is closed without an answer. */
    RESET,

    /** The effect is there, and the answer has a code that nobody knows. */
    UNKNOWN_CODE,

    /** Nothing happened: 503 SERVICE_UNAVAILABLE. */
    UNAVAILABLE
}
