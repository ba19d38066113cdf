package io.countermand.webhook.subscription;

import io.countermand.edge.access.NeededRight;
import io.countermand.edge.access.Right;
import jakarta.inject.Singleton;

/** Reading subscriptions shows where a platform's events go: every call here needs the same right. */
@Singleton
class WebhookRight implements NeededRight {

    @Override
    public Right of(String httpMethod) {
        return Right.WEBHOOK;
    }
}
