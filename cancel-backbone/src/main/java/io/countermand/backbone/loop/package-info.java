/** Work that is claimed, not received: a loop that runs while there is work, waits for a wake-up, and outlives outages. */
@NullMarked
package io.countermand.backbone.loop;

import org.jspecify.annotations.NullMarked;
