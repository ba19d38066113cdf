/** Bytes on Kafka to records and back; the CloudEvents attributes around them. */
@NullMarked
package io.countermand.backbone.wire;

import org.jspecify.annotations.NullMarked;
