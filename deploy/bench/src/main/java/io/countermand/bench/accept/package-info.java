/** How fast commands are accepted, against a bare endpoint. */
@NullMarked
package io.countermand.bench.accept;

import org.jspecify.annotations.NullMarked;
