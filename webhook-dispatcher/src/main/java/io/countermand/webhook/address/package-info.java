/** Where a webhook may go: public https addresses only. Pure; resolving names is the caller's business. */
@NullMarked
package io.countermand.webhook.address;

import org.jspecify.annotations.NullMarked;
