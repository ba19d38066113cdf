/** HTTP in, Kafka out: takes commands, shows what became of them, and writes nothing but Kafka. */
@NullMarked
package io.countermand.api;

import org.jspecify.annotations.NullMarked;
