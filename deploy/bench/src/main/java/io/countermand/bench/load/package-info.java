/** Load over HTTP, closed and open. */
@NullMarked
package io.countermand.bench.load;

import org.jspecify.annotations.NullMarked;
