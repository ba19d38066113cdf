/** Refunds against the provider simulator, in its own process. */
@NullMarked
package io.countermand.worker.refund;

import org.jspecify.annotations.NullMarked;
