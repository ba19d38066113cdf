/** Shows what became of an action: its state from the first moment, its counts and money, and the verdict of every line item. */
@NullMarked
package io.countermand.api.action;

import org.jspecify.annotations.NullMarked;
