/** Measured numbers, what they must be, and how they are shown. */
@NullMarked
package io.countermand.bench.figure;

import org.jspecify.annotations.NullMarked;
