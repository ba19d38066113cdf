/** What may go wrong, made to go wrong. */
@NullMarked
package io.countermand.proof.fault;

import org.jspecify.annotations.NullMarked;
