/** Forgets what nothing needs any more, after the times in the settings. */
@NullMarked
package io.countermand.webhook.retention;

import org.jspecify.annotations.NullMarked;
