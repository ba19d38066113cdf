/** What goes wrong and when, drawn from a seed, and how it is made to happen while work is open. */
@NullMarked
package io.countermand.proof.trouble;

import org.jspecify.annotations.NullMarked;
