package io.countermand.webhook.event;

/** An event and whose it is. */
record PlatformEvent(int platformId, Event event) {}
