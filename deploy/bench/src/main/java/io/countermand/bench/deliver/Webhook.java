package io.countermand.bench.deliver;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** One as it came: what goes over the wire for it. */
record Webhook(MultiMap headers, Buffer body) {}
