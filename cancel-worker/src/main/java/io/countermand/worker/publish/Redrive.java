package io.countermand.worker.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Sends a record to its topic again, byte for byte. */
@ApplicationScoped
public class Redrive {

    private final EventChannel channel;

    Redrive(EventChannel channel) {
        this.channel = channel;
    }

    /** @param topic with the installation's prefix, as the record was read from it */
    public Uni<Void> send(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        var text = key == null ? null : new String(key, UTF_8);
        return channel.sendAgain(topic, text, value == null ? new byte[0] : value);
    }
}
