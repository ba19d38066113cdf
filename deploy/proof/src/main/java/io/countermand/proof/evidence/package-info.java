/** What is left of a run, and the checker that reads it afterwards: promise by promise, without the system. */
@NullMarked
package io.countermand.proof.evidence;

import org.jspecify.annotations.NullMarked;
