/** Shows line items and what may be done to them, by the same rules as the verdicts. */
@NullMarked
package io.countermand.api.lineitem;

import org.jspecify.annotations.NullMarked;
