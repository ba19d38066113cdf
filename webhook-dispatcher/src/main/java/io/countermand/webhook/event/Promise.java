package io.countermand.webhook.event;

import java.util.UUID;

/** An event that a subscription is to get. */
record Promise(UUID subscriptionId, UUID eventId, short priority) {}
