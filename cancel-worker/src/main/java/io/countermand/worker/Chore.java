package io.countermand.worker;

import io.countermand.backbone.loop.Deadline;
import io.countermand.backbone.loop.Loop;
import java.time.Duration;

/** What runs beside the work, on its own time. It may be interrupted: whatever it does is begun again another time. */
public interface Chore {

    Duration STOP_PATIENCE = Duration.ofSeconds(1);

    Loop loop();

    default void start() {
        loop().start();
    }

    default void stop(Deadline deadline) throws InterruptedException {
        var left = deadline.left();
        loop().stop(left.compareTo(STOP_PATIENCE) < 0 ? left : STOP_PATIENCE);
    }
}
