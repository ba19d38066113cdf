/** Kafka and PostgreSQL as every service uses them; no use case lives here. */
@NullMarked
package io.countermand.backbone;

import org.jspecify.annotations.NullMarked;
