/** Shows orders with pages of their line items. */
@NullMarked
package io.countermand.api.order;

import org.jspecify.annotations.NullMarked;
