/** The command that tries to break every promise: starts the whole system, loads it, hurts it, and checks. */
@NullMarked
package io.countermand.proof.prove;

import org.jspecify.annotations.NullMarked;
