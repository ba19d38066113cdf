package io.countermand.api.testing;

import io.countermand.local.infra.LocalKafka;
import io.countermand.local.testing.FreshStack;

/** The broker takes everything and answers nothing until this is closed. */
public record PausedKafka(LocalKafka broker) implements AutoCloseable {

    public static PausedKafka now() {
        var broker = FreshStack.current().kafka();
        broker.pause();
        return new PausedKafka(broker);
    }

    @Override
    public void close() {
        broker.resume();
    }
}
