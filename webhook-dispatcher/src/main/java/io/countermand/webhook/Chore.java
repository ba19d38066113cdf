package io.countermand.webhook;

import java.time.Duration;

/** What runs beside intake and delivery, on its own time. It may be interrupted: whatever it does is begun again another time. */
public interface Chore {

    void start();

    void stop(Duration patience) throws InterruptedException;
}
