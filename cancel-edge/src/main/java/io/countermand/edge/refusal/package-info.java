/** How the edge says no: one catalogue, one exception, one body, mapped in one place. */
@NullMarked
package io.countermand.edge.refusal;

import org.jspecify.annotations.NullMarked;
