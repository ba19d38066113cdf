/** What can be asked of an order, how a request is named, and the states it goes through. */
@NullMarked
package io.countermand.domain.action;

import org.jspecify.annotations.NullMarked;
