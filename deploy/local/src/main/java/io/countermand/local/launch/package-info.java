/** Starts everything on this machine in the right order, says what it does, and leaves nothing behind. */
@NullMarked
package io.countermand.local.launch;

import org.jspecify.annotations.NullMarked;
