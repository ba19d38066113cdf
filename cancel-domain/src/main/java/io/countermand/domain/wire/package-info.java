/** The records on Kafka. Their names are the JSON names; fields are only ever added within a major version. */
@NullMarked
package io.countermand.domain.wire;

import org.jspecify.annotations.NullMarked;
