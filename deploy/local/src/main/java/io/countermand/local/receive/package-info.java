/** A subscriber's end: takes webhooks, keeps what arrived byte for byte, and checks signatures with code of its own. */
@NullMarked
package io.countermand.local.receive;

import org.jspecify.annotations.NullMarked;
