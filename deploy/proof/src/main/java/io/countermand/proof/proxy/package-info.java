/** Our own TCP proxy, in front of everything that a network can cut off or slow down. */
@NullMarked
package io.countermand.proof.proxy;

import org.jspecify.annotations.NullMarked;
