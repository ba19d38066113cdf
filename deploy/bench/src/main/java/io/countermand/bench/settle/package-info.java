/** How fast orders are settled, against SQL alone that writes the same rows into the same tables. */
@NullMarked
package io.countermand.bench.settle;

import org.jspecify.annotations.NullMarked;
