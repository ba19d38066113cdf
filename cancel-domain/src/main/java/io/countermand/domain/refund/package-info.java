/** A refund through a payment provider: its key, its tax, and what may follow from what the provider says. Pure decisions. */
@NullMarked
package io.countermand.domain.refund;

import org.jspecify.annotations.NullMarked;
