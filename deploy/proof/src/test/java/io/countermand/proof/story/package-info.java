/** The whole path, by people's own means: Kafka in, HTTP, webhooks out. */
@NullMarked
package io.countermand.proof.story;

import org.jspecify.annotations.NullMarked;
