package io.countermand.webhook.event;

/** Documented categories of which we send events. */
public enum Category {
    ORDER,
    REWARD,
    PLATFORM
}
