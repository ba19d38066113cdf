package io.countermand.webhook;

import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.loop.Loop;

/** What runs beside intake and delivery, on its own time. It may be interrupted: whatever it does is begun again another time. */
public interface Chore {

    Loop loop();

    default void start() {
        loop().start();
    }

    default void stop(Deadline deadline) throws InterruptedException {
        loop().stop(deadline.left());
    }
}
