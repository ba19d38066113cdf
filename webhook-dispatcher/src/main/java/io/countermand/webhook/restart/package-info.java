/** Deliveries that start again: the backlog of an endpoint that comes back, or a replay that somebody asked for. */
@NullMarked
package io.countermand.webhook.restart;

import org.jspecify.annotations.NullMarked;
