package io.countermand.edge.access;

/** What a credential may be good for (ours). */
public enum Right {
    READ,
    CANCEL,
    WEBHOOK
}
