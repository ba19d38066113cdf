/** Several workers: they share the work, and what one leaves behind the others take up. */
@NullMarked
package io.countermand.proof.fleet;

import org.jspecify.annotations.NullMarked;
