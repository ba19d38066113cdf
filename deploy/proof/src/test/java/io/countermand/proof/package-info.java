/** The story and its failures, over real processes, and the rules of the house. */
@NullMarked
package io.countermand.proof;

import org.jspecify.annotations.NullMarked;
