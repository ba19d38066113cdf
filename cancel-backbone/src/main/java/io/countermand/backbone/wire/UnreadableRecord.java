package io.countermand.backbone.wire;

import org.jspecify.annotations.Nullable;

/** A record that will never become readable: it is parked. */
public final class UnreadableRecord extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreadableRecord(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
