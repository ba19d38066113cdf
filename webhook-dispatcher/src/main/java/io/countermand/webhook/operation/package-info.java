/** What operators see: health, metrics, partitions. */
@NullMarked
package io.countermand.webhook.operation;

import org.jspecify.annotations.NullMarked;
