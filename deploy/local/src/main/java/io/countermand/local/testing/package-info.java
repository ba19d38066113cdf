/** A real PostgreSQL and a real Kafka under the tests of the services. */
@NullMarked
package io.countermand.local.testing;

import org.jspecify.annotations.NullMarked;
