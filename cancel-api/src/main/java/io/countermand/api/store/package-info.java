/** How cancel-api reads the store: one statement at a time, never without the caller's scope, never longer than it may wait. */
@NullMarked
package io.countermand.api.store;

import org.jspecify.annotations.NullMarked;
