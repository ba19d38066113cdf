package io.countermand.webhook.event;

/** What somebody can be subscribed to: one type of event of one platform. */
record PlatformTopic(int platformId, EventType type) {}
