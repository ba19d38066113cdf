/** Kafka out: events are rows of the transaction that made them; one relay publishes them in order. */
@NullMarked
package io.countermand.worker.publish;

import org.jspecify.annotations.NullMarked;
