/**
 * A payment provider as a process of its own: the two-step state machine of the documented protocol, on disk before it
 * answers, with every response and every lie a real one may have, on demand. It shares no code with the refunds it judges.
 */
@NullMarked
package io.countermand.local.provider;

import org.jspecify.annotations.NullMarked;
