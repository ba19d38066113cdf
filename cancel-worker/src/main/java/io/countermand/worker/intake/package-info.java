/** Kafka in: orders, reward changes and commands are written down, nothing more. */
@NullMarked
package io.countermand.worker.intake;

import org.jspecify.annotations.NullMarked;
