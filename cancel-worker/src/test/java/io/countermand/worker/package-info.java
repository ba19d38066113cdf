/** The worker on a real broker and a real database. */
@NullMarked
package io.countermand.worker;

import org.jspecify.annotations.NullMarked;
