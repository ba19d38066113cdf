/** The whole system on one machine, without Docker: real PostgreSQL, real Kafka, the packaged services, a receiver. */
@NullMarked
package io.countermand.local;

import org.jspecify.annotations.NullMarked;
