/** Money as minor units of one currency. No float, no rounding, no mixing. */
@NullMarked
package io.countermand.domain.money;

import org.jspecify.annotations.NullMarked;
