/** Cuts a written action into chunks once no earlier action of the order stands in its way. */
@NullMarked
package io.countermand.worker.plan;

import org.jspecify.annotations.NullMarked;
