/** The service that takes orders in, judges line items, voids, refunds and publishes what it settled. */
@NullMarked
package io.countermand.worker;

import org.jspecify.annotations.NullMarked;
