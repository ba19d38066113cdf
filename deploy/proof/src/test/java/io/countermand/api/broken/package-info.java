/** Breaks the rules of the architecture on purpose; only the tests of those rules know it. */
@NullMarked
package io.countermand.api.broken;

import org.jspecify.annotations.NullMarked;
