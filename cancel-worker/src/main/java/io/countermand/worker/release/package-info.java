/** A freeze lifts itself after the platform's hours: by an ordinary UNFREEZE action that the system asks for. */
@NullMarked
package io.countermand.worker.release;

import org.jspecify.annotations.NullMarked;
