/** The worker is killed at named points of its work; nobody outside may notice. */
@NullMarked
package io.countermand.proof.kill;

import org.jspecify.annotations.NullMarked;
