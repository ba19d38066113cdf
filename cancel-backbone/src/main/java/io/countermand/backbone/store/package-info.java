/** PostgreSQL as every service uses it: transactions from top to bottom, and what counts as an outage. */
@NullMarked
package io.countermand.backbone.store;

import org.jspecify.annotations.NullMarked;
