/** Refunds a second through a payment provider, against a client that does nothing but ask for the money. */
@NullMarked
package io.countermand.bench.refund;

import org.jspecify.annotations.NullMarked;
