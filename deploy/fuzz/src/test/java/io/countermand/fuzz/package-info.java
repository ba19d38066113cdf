/**
 * What every target needs. The targets themselves stand in the package of the parser that they attack; what they must read is
 * kept beside them in the resources, and what a fuzzer finds goes there.
 */
@NullMarked
package io.countermand.fuzz;

import org.jspecify.annotations.NullMarked;
