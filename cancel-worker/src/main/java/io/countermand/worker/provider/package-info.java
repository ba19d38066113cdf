/** How payment providers are spoken to: a small port, one class per provider behind it, one way to call over HTTP under both. */
@NullMarked
package io.countermand.worker.provider;

import org.jspecify.annotations.NullMarked;
