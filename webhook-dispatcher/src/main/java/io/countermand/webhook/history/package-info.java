/** What a subscription got, gets and could get again: events, deliveries, attempts, retry and replay. */
@NullMarked
package io.countermand.webhook.history;

import org.jspecify.annotations.NullMarked;
