/** How a webhook leaves: resolve, check, connect to what was checked, post, read a little of the answer. */
@NullMarked
package io.countermand.webhook.send;

import org.jspecify.annotations.NullMarked;
