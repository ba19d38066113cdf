/** A real PostgreSQL server and a real Kafka broker on this machine, without Docker. */
@NullMarked
package io.countermand.local.infra;

import org.jspecify.annotations.NullMarked;
