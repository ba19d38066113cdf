package io.countermand.webhook;

import io.countermand.backbone.loop.Loop;
import java.time.Duration;

/** What runs beside intake and delivery, on its own time. It may be interrupted: whatever it does is begun again another time. */
public interface Chore {

    Loop loop();

    default void start() {
        loop().start();
    }

    default void stop(Duration patience) throws InterruptedException {
        loop().stop(patience);
    }
}
