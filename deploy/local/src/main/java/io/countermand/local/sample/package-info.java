/** Sample platforms and orders, and the order system that sends them. */
@NullMarked
package io.countermand.local.sample;

import org.jspecify.annotations.NullMarked;
