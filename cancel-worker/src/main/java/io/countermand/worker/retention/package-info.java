/** Forgets what nothing needs any more, after the times in the settings. What the books are made of is never deleted. */
@NullMarked
package io.countermand.worker.retention;

import org.jspecify.annotations.NullMarked;
