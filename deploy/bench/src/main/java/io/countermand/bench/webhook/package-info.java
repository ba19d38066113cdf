/** How long it takes from a request to the webhook that tells its outcome. */
@NullMarked
package io.countermand.bench.webhook;

import org.jspecify.annotations.NullMarked;
