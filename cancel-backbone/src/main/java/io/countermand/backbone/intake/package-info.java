/** Kafka in: bytes become records or are parked, a batch becomes one transaction, then it is acknowledged. */
@NullMarked
package io.countermand.backbone.intake;

import org.jspecify.annotations.NullMarked;
