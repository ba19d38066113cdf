package io.countermand.webhook.event;

import java.util.Set;
import java.util.UUID;

/** The subscriptions whose revisions may be counted on until the transaction ends, and what they wait for. */
record LockedSubscriptions(Set<UUID> subscriptionIds, Set<PlatformTopic> topics) {

    LockedSubscriptions {
        subscriptionIds = Set.copyOf(subscriptionIds);
        topics = Set.copyOf(topics);
    }
}
