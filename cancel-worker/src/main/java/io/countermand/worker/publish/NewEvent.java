package io.countermand.worker.publish;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published once its transaction has committed.
 *
 * @param id the same whenever the same thing is published again
 * @param topic without the installation's prefix
 */
public record NewEvent(
        UUID id,
        String topic,
        String key,
        String type,
        byte[] payload,
        @Nullable String traceparent) {}
