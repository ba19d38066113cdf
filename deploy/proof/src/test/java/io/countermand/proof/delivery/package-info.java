/** Every event at every endpoint, whatever dies on the way: told by the receivers' own logs. */
@NullMarked
package io.countermand.proof.delivery;

import org.jspecify.annotations.NullMarked;
