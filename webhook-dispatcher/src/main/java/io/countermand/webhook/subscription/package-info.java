/** Who wants to be told: subscriptions and the HTTP interface that manages them. */
@NullMarked
package io.countermand.webhook.subscription;

import org.jspecify.annotations.NullMarked;
