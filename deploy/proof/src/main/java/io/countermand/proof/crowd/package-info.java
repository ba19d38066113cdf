/** Customers who order, cancel, freeze, repeat and pry while everything goes wrong, and remember what they were told. */
@NullMarked
package io.countermand.proof.crowd;

import org.jspecify.annotations.NullMarked;
