/** What operators do and see, on a port of its own: endpoints, deliveries, parked records, keys, and who changed what. */
@NullMarked
package io.countermand.webhook.admin;

import org.jspecify.annotations.NullMarked;
