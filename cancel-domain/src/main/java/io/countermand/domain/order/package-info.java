/** Orders, line items and rewards in the words of the reward API; what an order system tells us of them. */
@NullMarked
package io.countermand.domain.order;

import org.jspecify.annotations.NullMarked;
