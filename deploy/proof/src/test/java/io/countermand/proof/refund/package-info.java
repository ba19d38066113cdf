/** Refunds while the provider lies and everything dies, judged by the provider's own record. */
@NullMarked
package io.countermand.proof.refund;

import org.jspecify.annotations.NullMarked;
