package io.countermand.webhook.delivery;

import java.util.Locale;

/** Why an attempt failed. */
public enum AttemptError {
    /** The host has no address, or nobody could say in time. */
    DNS,
    /** No connection, or it was lost before the answer. */
    CONNECT,
    TLS,
    TIMEOUT,
    /** Answered, but not with 2xx. */
    STATUS,
    /** The answer could not be read, or went on for too long. */
    BODY,
    /** We do not connect to that address. */
    REFUSED;

    /** In tables, logs and metrics. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
