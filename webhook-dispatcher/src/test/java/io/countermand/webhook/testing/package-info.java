/** What the tests of this service stand on: a clock of ours, a receiver, records, rows. */
@NullMarked
package io.countermand.webhook.testing;

import org.jspecify.annotations.NullMarked;
