/** Bugs that somebody may make one day, planted on purpose. */
@NullMarked
package io.countermand.proof.planted;

import org.jspecify.annotations.NullMarked;
