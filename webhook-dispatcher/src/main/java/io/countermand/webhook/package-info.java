/** Tells every subscriber, signed and at least once. Here: what the service is configured with and how it starts and stops. */
@NullMarked
package io.countermand.webhook;

import org.jspecify.annotations.NullMarked;
