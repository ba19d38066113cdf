/** Figures as ratios against floors measured in the same run, with a correctness check after each. */
@NullMarked
package io.countermand.bench;

import org.jspecify.annotations.NullMarked;
