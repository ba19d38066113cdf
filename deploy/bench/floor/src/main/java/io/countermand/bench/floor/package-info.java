/** What the machine can do with the least code: the endpoint without a product around it. */
@NullMarked
package io.countermand.bench.floor;

import org.jspecify.annotations.NullMarked;
