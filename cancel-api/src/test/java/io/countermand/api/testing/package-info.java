/** Platforms, orders and actions as SQL leaves them, calls over HTTP, and the commands that really reached Kafka. */
@NullMarked
package io.countermand.api.testing;

import org.jspecify.annotations.NullMarked;
