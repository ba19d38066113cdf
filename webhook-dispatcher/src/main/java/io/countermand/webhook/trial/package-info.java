/** Lets subscribers see whether their endpoint takes webhooks, before anything depends on it. */
@NullMarked
package io.countermand.webhook.trial;

import org.jspecify.annotations.NullMarked;
