/** What is measured: a real PostgreSQL, a real broker, and the packaged services as processes of their own. */
@NullMarked
package io.countermand.bench.running;

import org.jspecify.annotations.NullMarked;
