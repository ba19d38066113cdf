/** Records come more than once and in any order; the end is as if they had come once and in theirs. */
@NullMarked
package io.countermand.proof.repeat;

import org.jspecify.annotations.NullMarked;
