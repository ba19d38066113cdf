/** Accepts commands: judges the request, reads the order once, publishes, and answers 202 when Kafka has it. */
@NullMarked
package io.countermand.api.command;

import org.jspecify.annotations.NullMarked;
