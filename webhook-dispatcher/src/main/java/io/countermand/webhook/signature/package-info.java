/** How a subscriber knows that a webhook is ours: Standard Webhooks signatures, the documented header, the public keys. */
@NullMarked
package io.countermand.webhook.signature;

import org.jspecify.annotations.NullMarked;
