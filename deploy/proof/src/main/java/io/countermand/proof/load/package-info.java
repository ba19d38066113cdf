/** Orders, and customers who act on them, while things go wrong; and how all of it must have ended. */
@NullMarked
package io.countermand.proof.load;

import org.jspecify.annotations.NullMarked;
